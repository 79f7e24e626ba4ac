create or replace function plan_flis(
	p_scenario integer, p_srid integer, p_ramme geometry, p_west double precision, p_north double precision, p_skala double precision
) returns table (layer text, id bigint, geom geometry, props jsonb)
-- Many tiles are made at once: each with one process and a plan made once, never compiled.
language plpgsql stable set max_parallel_workers_per_gather = 0 set jit = off set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
	omrade geometry := flis_omrade(p_ramme, p_srid);
	boks box2d := flis_boks(omrade);
begin
	return query
	select f.layer, f.id, f.geom, f.props
	from (
		-- Fenced in: what is made of an object is made once.
		select l.layer, o.id, flis_geometri(l.geom, boks, p_west, p_north, p_skala) as geom, l.props
		from (
			select p.tema, p.id, p.geom, p.navnepunkt, jsonb_strip_nulls(jsonb_build_object(
				'lokalId', p.lokal_id, 'objekttype', p.objekttype, 'kode', p.kode,
				'gruppe', case when p.tema = 'arealformal' and p.kode >= 1000 then p.kode / 1000 end,
				'lov', case when p.kodeliste = 'KpArealbrukPbl1985' then '1985' else '2008' end,
				'arealbruksstatus', p.arealbruksstatus, 'omrNavn', p.omr_navn, 'vertikalniva', p.vertikalniva
			)) as props
			from planobjekt p
			where p.scenario_id = p_scenario and p.geom && omrade
				and p.tema in ('arealformal', 'hensynssone', 'bestemmelse', 'planomrade', 'linje', 'punkt', 'annet')
			offset 0
		) o
		cross join lateral (
			select o.tema as layer, o.geom, o.props
			union all
			-- A name is read, not clicked: half of its bytes would be the identity.
			select o.tema || '_punkt', o.navnepunkt, o.props - 'lokalId'
			where o.tema in ('arealformal', 'hensynssone', 'bestemmelse') and o.navnepunkt && omrade
		) l
		offset 0
	) f
	where not ST_IsEmpty(f.geom);
end
$$;
comment on function plan_flis(integer, integer, geometry, double precision, double precision, double precision) is
	'What does a plan tile hold? The layers of the scenario inside the frame; and, for what has a name, a point layer (arealformal_punkt …) with each object once, so that a zone cut by a tile''s edge is named once.';
