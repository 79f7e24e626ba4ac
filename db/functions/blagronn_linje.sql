create or replace function blagronn_linje(p_scenario integer, p_data jsonb)
returns table (id text, tema text, navn text, nr integer, av integer, lengde_m double precision, geom geometry)
language sql stable as $$
	with omrade as materialized (
		select blagronn_omrade(p_scenario) as geom
	), data as materialized (
		select d.tema, d.navn, l.geom
		from omrade o cross join lateral grunnlagsobjekt(p_data, ST_Envelope(o.geom)) d
		cross join lateral ST_Dump(ST_LineMerge(ST_CollectionExtract(d.geom, 2))) l
		where d.tema in ('vassdrag', 'flomvei') and ST_Dimension(d.geom) = 1
	), linje as materialized (
		-- The same line from two data sets is one; its name is of where it begins and ends, so that it is the same tomorrow.
		select distinct on (k.kode) k.kode, d.tema, d.navn, d.geom, ST_Length(d.geom) as lengde
		from data d cross join omrade o cross join lateral (
			select substr(md5(concat_ws(' ', d.tema, ST_AsText(ST_SnapToGrid(ST_StartPoint(d.geom), 1)),
				ST_AsText(ST_SnapToGrid(ST_EndPoint(d.geom), 1)), round(ST_Length(d.geom))::text)), 1, 8) as kode
		) k
		where ST_Intersects(d.geom, o.geom)
		order by k.kode, d.navn
	), ende as materialized (
		select l.kode, p.geom from linje l cross join lateral (values (ST_StartPoint(l.geom)), (ST_EndPoint(l.geom))) p (geom)
		where l.tema = 'vassdrag'
	), delepunkt as (
		select l.kode, ST_LineLocatePoint(l.geom, e.geom) as f
		from linje l join ende e on e.kode <> l.kode and e.geom && ST_Expand(l.geom, 5) and ST_DWithin(l.geom, e.geom, 5)
		where l.tema = 'vassdrag'
	), delt as (
		-- What is shorter than 50 m between two confluences is no reach of its own.
		select d.kode, d.f from (
			select d.kode, d.f, l.lengde, lag(d.f, 1, 0.0::double precision) over (partition by d.kode order by d.f) as forrige
			from delepunkt d join linje l using (kode)
		) d where (d.f - d.forrige) * d.lengde >= 50 and (1 - d.f) * d.lengde >= 50
	), grense as (
		select kode, f from delt union select kode, 0 from linje union select kode, 1 from linje
	), strekning as (
		select kode, f as fra, lead(f) over (partition by kode order by f) as til,
			row_number() over (partition by kode order by f)::integer as nr,
			(count(*) over (partition by kode) - 1)::integer as av
		from grense
	)
	-- What lies outside the plan's ground is not this plan's: a line that leaves it and comes back is several.
	select l.kode || '-' || s.nr || case when d.nr > 1 then '.' || d.nr else '' end,
		l.tema, l.navn, s.nr, s.av, ST_Length(d.geom), d.geom
	from strekning s join linje l using (kode) cross join omrade o
	cross join lateral (select ST_LineSubstring(l.geom, s.fra, s.til) as geom) g
	cross join lateral (select case when ST_CoveredBy(g.geom, o.geom) then g.geom
		else ST_LineMerge(ST_CollectionExtract(ST_Intersection(g.geom, o.geom, 0.001), 2)) end as geom) i
	cross join lateral (select b.geom, coalesce(b.path[1], 1) as nr from ST_Dump(i.geom) b) d
	where s.til is not null and ST_Length(d.geom) > 0.01
$$;
comment on function blagronn_linje(integer, jsonb) is
	'Which corridors have a middle line: each mapped watercourse from confluence to confluence, and each flood way, in the plan''s ground. The id is made of where the line begins and ends and how long it is, in whole metres: the same in every scenario, and after the data set is read in again.';
