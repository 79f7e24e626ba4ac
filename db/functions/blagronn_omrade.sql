create or replace function blagronn_omrade(p_scenario integer) returns geometry
language sql stable as $$
	select coalesce(
		ST_Union(o.geom, 0.001) filter (where o.tema = 'planomrade'),
		ST_Union(o.geom, 0.001) filter (where o.tema = 'arealformal'))
	from planobjekt o
	where o.scenario_id = p_scenario and ST_Dimension(o.geom) = 2 and (o.tema = 'planomrade' or (
		o.tema = 'arealformal' and not exists (
			select from planobjekt p
			where p.scenario_id = p_scenario and p.tema = 'planomrade' and ST_Dimension(p.geom) = 2)))
$$;
comment on function blagronn_omrade(integer) is
	'The ground that the plan speaks of: its plan area, or where the file has none, its purposes together. null: neither.';
