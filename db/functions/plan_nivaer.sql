create or replace function plan_nivaer(p_scenario integer)
returns table (niva smallint, omrade geometry, formal geometry) language sql stable as $$
	select coalesce(o.vertikalniva, 2)::smallint,
		ST_Union(o.geom, 0.001) filter (where o.tema = 'planomrade'),
		ST_Union(o.geom, 0.001) filter (where o.tema = 'arealformal')
	from planobjekt o
	where o.scenario_id = p_scenario and o.tema in ('planomrade', 'arealformal') and ST_Dimension(o.geom) = 2
	group by 1
$$;
comment on function plan_nivaer(integer) is
	'Which ground does a scenario cover on each vertikalnivå: by its plan areas, and by its purposes? An object without a level is on 2, på grunnen.';
