create or replace function grunnlagsdekning(p_data jsonb, p_temaer text[], p_boks geometry)
returns table (tema text, registrert boolean, kjent geometry, tvil geometry)
language sql stable as $$
	with dekning as (
		select t.tema, d.id is not null as registrert, d.tilstand = 'loaded' as lastet,
			ST_Transform(d.dekning, ST_SRID(p_boks)) as geom
		from unnest(p_temaer) as t (tema)
		left join jsonb_to_recordset(p_data) as r (id integer, slag text) on r.slag = t.tema
		left join datasett d on d.id = r.id
	), samlet as (
		select d.tema, bool_or(d.registrert) as registrert, coalesce(bool_or(d.lastet), false) as lastet,
			-- One that is not loaded, and does not say where it would have been, may have said something anywhere.
			coalesce(bool_or(not d.lastet and d.geom is null), false) as tvil_overalt,
			ST_Union(d.geom, 0.001) filter (where d.lastet) as dekket,
			ST_Union(d.geom, 0.001) filter (where not d.lastet) as tvil
		from dekning d group by d.tema
	), tom as (
		select ST_SetSRID('POLYGON EMPTY'::geometry, ST_SRID(p_boks)) as geom
	)
	select s.tema, s.registrert,
		case
			when not s.lastet or s.tvil_overalt or s.dekket is null then t.geom
			when s.tvil is null then s.dekket
			else ST_Difference(s.dekket, s.tvil, 0.001)
		end,
		case when not s.lastet or s.tvil_overalt then p_boks else coalesce(s.tvil, t.geom) end
	from samlet s cross join tom t
$$;
comment on function grunnlagsdekning(jsonb, text[], geometry) is
	'Of each theme: is any data set registered, where do loaded ones tell (kjent), and where may one that is not loaded or failed have told something (tvil: «ikke vurdert»; the whole box where none is loaded)? The rest is «ikke kartlagt».';
