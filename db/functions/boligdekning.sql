create or replace function boligdekning(p_data jsonb, p_boks geometry)
returns table (slag text, kjent geometry, tvil geometry)
language sql stable as $$
	-- Of protection the plan itself has its båndlegging: where no register of it is here at all, the plan is the source.
	select d.tema,
		case when v.uten_register then p_boks else d.kjent end,
		case when v.uten_register then ST_SetSRID('POLYGON EMPTY'::geometry, ST_SRID(p_boks)) else d.tvil end
	from grunnlagsdekning(
		p_data, array['tettsted', 'vann', 'vern', 'flomsone', 'skredsone', 'ar5', 'veg', 'bygning'], p_boks
	) d
	cross join lateral (select d.tema = 'vern' and not d.registrert as uten_register) v
$$;
comment on function boligdekning(jsonb, geometry) is
	'Of place and what is taken from a zone: where do loaded data sets tell (kjent), and where may one that is not loaded or failed have told something (tvil: «ikke vurdert»)? The rest is «ikke kartlagt». So is a theme that nobody has registered, but for protection, which the plan itself holds.';
