create or replace function arealregnskap_rute(
	p_scenario integer, p_mot integer, p_soner jsonb, p_data jsonb, p_rang jsonb, p_ruter geometry[]
)
returns table (
	lokal_id uuid, mot_id uuid, ar5 text, naturtype text, vern text, fare text, areal_m2 double precision,
	overlapp_m2 double precision, mot_overlapp_m2 double precision, ar5_overlapp_m2 double precision
)
-- The grid is a micrometre: a straight border of half a kilometre, bent by the half millimetre of a coarser one wherever
-- something meets it, is a fifth of a square metre wrong, and the borders of a plan are many.
language sql stable set jit = off as $$
	with r as materialized (
		select u.nr::integer as nr, u.rute from unnest(p_ruter) with ordinality as u (rute, nr)
	), dekning as materialized (
		select r.nr, r.rute, d.tema, d.registrert, d.kjent, d.tvil
		from r cross join lateral grunnlagsdekning(p_data, array['ar5', 'naturtype', 'vern', 'flomsone', 'skredsone'], r.rute) d
	), alle as (
		select r.nr, r.rute, case when o.tema = 'planomrade' then 'omrade' when o.scenario_id = p_mot then 'mot' else 'formal' end as slag,
			o.lokal_id::text as verdi, o.geom
		from r join planobjekt o on o.geom && r.rute
		where (o.scenario_id = p_scenario and o.tema in ('arealformal', 'planomrade') or o.scenario_id = p_mot and o.tema = 'arealformal')
			and coalesce(o.vertikalniva, pa_grunnen()) = pa_grunnen() and ST_Dimension(o.geom) = 2
		union all
		select r.nr, r.rute, s.slag, '', o.geom
		from r join planobjekt o on o.geom && r.rute
		join jsonb_to_recordset(p_soner) as s (liste text, kode integer, slag text) on s.liste = o.kodeliste and s.kode = o.kode
		where o.scenario_id = p_scenario and o.tema in ('hensynssone', 'bestemmelse') and ST_Dimension(o.geom) = 2
		union all
		select r.nr, r.rute, case when g.tema in ('flomsone', 'skredsone') then 'fare' else g.tema end, coalesce(g.klasse, ''), g.geom
		from r cross join lateral grunnlagsobjekt(p_data, r.rute) g
		where ST_Dimension(g.geom) = 2
		union all
		-- With no register of protection at all, the plan's own båndlegging is the source, as in boligdekning.
		select d.nr, d.rute, k.slag || d.tema, '', k.geom
		from dekning d cross join lateral (
			values ('kjent ', case when d.tema = 'vern' and not d.registrert then d.rute else d.kjent end),
				('tvil ', case when d.tema = 'vern' and not d.registrert then null else d.tvil end)
		) k (slag, geom)
	), flate as materialized (
		select a.nr, a.slag, a.verdi, coalesce(p.rang, 99) as rang, c.g
		from alle a
		left join jsonb_to_recordset(p_rang) as p (slag text, verdi text, rang integer) on p.slag = a.slag and p.verdi = a.verdi
		cross join lateral (
			select case when ST_CoveredBy(a.geom, a.rute) then a.geom
				else ST_CollectionExtract(ST_Intersection(a.geom, a.rute, 0.000001), 3) end as g offset 0
		) c
		where not ST_IsEmpty(c.g)
	), bit as materialized (
		-- All borders, parted where they cross, and the faces between them: no ground is in two.
		select row_number() over () as bit, l.nr, d.geom, ST_PointOnSurface(d.geom) as punkt
		from (select f.nr, ST_UnaryUnion(ST_Collect(ST_Boundary(f.g)), 0.000001) as linjer from flate f group by f.nr) l
		cross join lateral ST_Dump(ST_Polygonize(array[l.linjer])) d
	), inni as materialized (
		-- Surface by surface, so that what is prepared of one serves all its points.
		select p.bit, f.slag, f.verdi, f.rang
		from flate f cross join lateral (
			select b.bit from bit b where b.nr = f.nr and f.g && b.punkt and ST_Intersects(f.g, b.punkt) offset 0
		) p
	), merket as (
		select i.bit,
			min(i.verdi) filter (where i.slag = 'formal') as formal, count(*) filter (where i.slag = 'formal') > 1 as flere,
			min(i.verdi) filter (where i.slag = 'mot') as mot, count(*) filter (where i.slag = 'mot') > 1 as mot_flere,
			(array_agg(i.verdi order by i.rang, i.verdi) filter (where i.slag = 'ar5'))[1] as ar5,
			count(*) filter (where i.slag = 'ar5') > 1 as ar5_flere,
			(array_agg(i.verdi order by i.rang, i.verdi) filter (where i.slag = 'naturtype'))[1] as naturtype,
			array_agg(i.slag) as slag
		from inni i group by i.bit
	)
	select m.formal::uuid, m.mot::uuid,
		case when m.ar5 is not null then m.ar5 when 'tvil ar5' = any (m.slag) then 'ikke vurdert' else 'ikke kartlagt' end,
		case when m.naturtype is not null then m.naturtype when 'tvil naturtype' = any (m.slag) then 'ikke vurdert'
			when 'kjent naturtype' = any (m.slag) then 'ingen' else 'ikke kartlagt' end,
		case when 'vern' = any (m.slag) then 'ja' when 'tvil vern' = any (m.slag) then 'ikke vurdert'
			when 'kjent vern' = any (m.slag) then 'nei' else 'ikke kartlagt' end,
		case when 'fare' = any (m.slag) then 'ja' when m.slag && array['tvil flomsone', 'tvil skredsone'] then 'ikke vurdert'
			when m.slag @> array['kjent flomsone', 'kjent skredsone'] then 'nei' else 'ikke kartlagt' end,
		sum(ST_Area(b.geom)), coalesce(sum(ST_Area(b.geom)) filter (where m.flere), 0),
		coalesce(sum(ST_Area(b.geom)) filter (where m.mot_flere), 0), coalesce(sum(ST_Area(b.geom)) filter (where m.ar5_flere), 0)
	from bit b join merket m on m.bit = b.bit
	where m.formal is not null or m.mot is not null or 'omrade' = any (m.slag)
	group by 1, 2, 3, 4, 5, 6
$$;
comment on function arealregnskap_rute(integer, integer, jsonb, jsonb, jsonb, geometry[]) is
	'Planned use × planned use in another scenario (p_mot; null: none) × AR5 × nature × hazard within squares that do not overlap: how much ground (m², UTM) has which of each? One arrangement of all borders; each face is counted once, by a point in it. Where several purposes lie over it, the first lokal_id has it; of AR5 and nature the first by p_rang. Ground in the plan area without a purpose has none. p_soner: hensynssoner that are fare or vern.';
