create or replace function blagronn_skifte(p_til integer, p_fra_nett geometry, p_til_nett geometry)
returns table (slag text, lokal_id uuid, navn text, m2 double precision)
language sql stable set jit = off as $$
	with skiftet as materialized (
		select 'tapt' as slag, ST_Difference(p_fra_nett, p_til_nett, 0.001) as geom
		union all
		select 'vunnet', ST_Difference(p_til_nett, p_fra_nett, 0.001)
	), objekt as materialized (
		select s.slag, o.id, o.lokal_id, coalesce(o.omr_navn, o.kode::text, 'uten kode') as navn,
			ST_CollectionExtract(ST_Intersection(s.geom, o.geom, 0.001), 3) as geom
		from skiftet s join planobjekt o on o.scenario_id = p_til and o.tema = 'arealformal' and ST_Dimension(o.geom) = 2
			and coalesce(o.vertikalniva, pa_grunnen()) = pa_grunnen() and o.geom && s.geom and ST_Intersects(o.geom, s.geom)
	), rest as (
		-- Where no purpose tells what it became, or two overlap, the whole is still the whole.
		select s.slag, ST_Area(s.geom) - coalesce((select sum(ST_Area(o.geom)) from objekt o where o.slag = s.slag), 0) as m2
		from skiftet s
	)
	select slag, lokal_id, navn, ST_Area(geom) from objekt where ST_Area(geom) > 0.01
	union all
	select slag, null, null, m2 from rest where abs(m2) > 0.01
$$;
comment on function blagronn_skifte(integer, geometry, geometry) is
	'What of the blue-green ground of one scenario is not in that of p_til (tapt), and what is new there (vunnet), by the purpose that the ground has in p_til? Rows sum to the whole of each.';
