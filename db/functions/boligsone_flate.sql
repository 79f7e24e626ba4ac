create or replace function boligsone_flate(p_scenario integer, p_formal jsonb, p_soner jsonb, p_data jsonb, p_klasser jsonb)
returns table (
	lokal_id uuid, stedslag text, tettsted text, fradragene text, mangler text[], brutto_m2 double precision, flater jsonb
)
-- The planner takes overlays to be dear and rows to be many, and would spend ten seconds on compiling for a tenth of one.
language sql stable set jit = off as $$
	with recursive bit as materialized (
		select row_number() over () as nr, b.* from boligsone_bit(p_scenario, p_formal, p_data) b
	), sone as materialized (
		select s.slag, o.geom
		from planobjekt o
		join jsonb_to_recordset(p_soner) as s (liste text, kode integer, slag text)
			on s.liste = o.kodeliste and s.kode = o.kode
		where o.scenario_id = p_scenario and o.tema in ('hensynssone', 'bestemmelse') and ST_Dimension(o.geom) = 2
	), flate as materialized (
		select b.nr, s.slag, s.geom from bit b join sone s on s.geom && b.geom
		union all
		select b.nr, f.slag, f.geom
		from bit b cross join lateral fradragsflate(p_data, p_klasser, ST_Envelope(b.geom)) f
		where f.geom && b.geom
	), treff as materialized (
		-- One surface a kind: what overlaps itself is there once.
		select b.nr, f.slag, ST_Union(i.geom, 0.001) as geom
		from bit b join flate f on f.nr = b.nr and ST_Intersects(b.geom, f.geom)
		cross join lateral (
			select case when ST_CoveredBy(b.geom, f.geom) then b.geom
				else ST_CollectionExtract(ST_Intersection(b.geom, f.geom, 0.001), 3) end as geom offset 0
		) i
		where not ST_IsEmpty(i.geom)
		group by b.nr, f.slag
	), lag as materialized (
		select t.*, row_number() over (partition by nr order by slag) as trinn from treff t
	), delt as (
		-- By one kind at a time, each part falls into what lies inside it and what does not.
		select b.nr, 0::bigint as trinn, '{}'::text[] as slag, b.geom from bit b
		union all
		select d.nr, l.trinn, case when k.inne then d.slag || l.slag else d.slag end, k.geom
		from delt d join lag l on l.nr = d.nr and l.trinn = d.trinn + 1
		cross join lateral flate_delt(d.geom, l.geom, 0.01) k
	), ferdig as (
		select d.nr, d.slag, sum(ST_Area(d.geom)) as m2
		from delt d
		where d.trinn = coalesce((select max(l.trinn) from lag l where l.nr = d.nr), 0)
		group by d.nr, d.slag
	)
	select b.lokal_id, b.stedslag, b.tettsted, b.fradragene, b.mangler, ST_Area(b.geom), f.flater
	from bit b cross join lateral (
		select jsonb_agg(jsonb_build_object('slag', f.slag, 'm2', f.m2) order by f.slag) as flater
		from ferdig f where f.nr = b.nr
	) f
$$;
comment on function boligsone_flate(integer, jsonb, jsonb, jsonb, jsonb) is
	'What lies over each piece of a dwelling zone: the piece parted into disjoint areas (m² in the plan''s UTM zone), each with all the kinds that cover it (hazard, protection, farmland …, a condition)? They make up the piece; which of them is taken out, and in which order, is arithmetic (domain/housing/arealregning).';
