-- The coordinate system and the area of a file belong to the scenario that the file became: one plan has scenarios from
-- several files. Null for a scenario that was made here.
alter table scenario
	add column kilde_epsg integer,
	add column kilde_areal_m2 double precision;
update scenario s set kilde_epsg = j.epsg, kilde_areal_m2 = j.areal_m2
from (
	select distinct on (k.id) k.id, (i.rapport->>'epsg')::integer as epsg,
		(i.rapport->>'planArealKilde')::double precision as areal_m2
	from importjobb i
	cross join lateral (
		select case i.tilstand when 'ferdig' then i.maal_scenario_id when 'venter' then i.scenario_id end as id
	) k
	where k.id is not null and i.rapport is not null
	order by k.id, coalesce(i.avsluttet, i.opprettet) desc
) j
where s.id = j.id;
alter table plan
	drop column kilde_epsg,
	drop column kilde_areal_m2;
