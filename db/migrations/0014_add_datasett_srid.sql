-- The UTM zone that a data set's geometry lies in. A data set that belongs to no municipality has one of its own, which must
-- be found also when the municipality that it was taken from is gone: searches go through the zones named here.
alter table datasett add column srid integer check (srid in (25831, 25832, 25833, 25834, 25835, 25836));
update datasett d set srid = coalesce(
	(select ST_SRID(o.geom) from datasettobjekt o where o.datasett_id = d.id limit 1),
	(select ST_SRID(e.geom) from eiendom e where e.datasett_id = d.id limit 1),
	(select ST_SRID(b.geom) from bygning b where b.datasett_id = d.id limit 1),
	ST_SRID(d.dekning),
	(select k.srid from kommune k where k.kommunenummer = d.kommunenummer),
	25832);
alter table datasett add constraint datasett_loaded_srid check (srid is not null or tilstand <> 'loaded');
alter table datasett add constraint datasett_dekning_srid check (ST_SRID(dekning) = srid);
