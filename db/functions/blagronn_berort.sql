create or replace function blagronn_berort(p_scenario integer, p_data jsonb, p_endret jsonb, p_rekkevidde double precision)
returns table (id text, tema text, lengde_m double precision, geom geometry)
language sql stable as $$
	with endret as materialized (
		select e.geom::geometry as geom from jsonb_to_recordset(p_endret) as e (geom text) where e.geom is not null
		union all
		select o.geom from jsonb_to_recordset(p_endret) as e (lokal_id uuid)
		join planobjekt o on o.scenario_id = p_scenario and o.lokal_id = e.lokal_id
	)
	select l.id, l.tema, l.lengde_m, l.geom from blagronn_linje(p_scenario, p_data) l
	where p_endret = '[]' or exists (
		select from endret e where e.geom && ST_Expand(l.geom, p_rekkevidde) and ST_DWithin(e.geom, l.geom, p_rekkevidde))
$$;
comment on function blagronn_berort(integer, jsonb, jsonb, double precision) is
	'Which corridors may be others for what somebody is about to change (p_endret): those that it, or what it was, lies within p_rekkevidde of? All of them where nothing is changed.';
