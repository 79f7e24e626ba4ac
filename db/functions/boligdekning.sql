create or replace function boligdekning(p_data jsonb, p_boks geometry)
returns table (slag text, kjent geometry, tvil geometry)
language sql stable as $$
	-- With no register of protection at all, the plan's own båndlegging is the source.
	select d.tema,
		case when d.tema = 'vern' and not d.registrert then p_boks else d.kjent end,
		case when d.tema = 'vern' and not d.registrert then ST_SetSRID('POLYGON EMPTY'::geometry, ST_SRID(p_boks)) else d.tvil end
	from grunnlagsdekning(p_data, array['tettsted', 'vann', 'vern'], p_boks) d
$$;
comment on function boligdekning(jsonb, geometry) is
	'Of tettsted, water and protection: where do loaded data sets tell (kjent), and where may one that is not loaded or failed have told something (tvil: «ikke vurdert»)? The rest is «ikke kartlagt».';
