create or replace function blagronn_formal(p_scenario integer, p_formal jsonb, p_endret jsonb)
returns table (lokal_id uuid, navn text, klasse text, geom geometry)
language sql stable as $$
	with endret as materialized (
		select e.lokal_id, e.navn, e.klasse,
			-- What the hand holds may cross itself for a moment.
			ST_CollectionExtract(ST_MakeValid(e.geom::geometry), 3) as geom
		from jsonb_to_recordset(p_endret) as e (lokal_id uuid, navn text, klasse text, geom text)
	)
	select o.lokal_id, coalesce(o.omr_navn, o.kode::text), case when o.kode is null then 'ukjent' else f.klasse end, o.geom
	from planobjekt o
	left join jsonb_to_recordset(p_formal) as f (liste text, fra integer, til integer, klasse text)
		on f.liste = coalesce(o.kodeliste, o.objekttype) and o.kode between f.fra and f.til
	where o.scenario_id = p_scenario and o.tema = 'arealformal' and ST_Dimension(o.geom) = 2
		and coalesce(o.vertikalniva, pa_grunnen()) = pa_grunnen() and (o.kode is null or f.klasse is not null)
		and not exists (select from endret e where e.lokal_id = o.lokal_id)
	union all
	select e.lokal_id, e.navn, e.klasse, e.geom from endret e where not ST_IsEmpty(e.geom)
$$;
comment on function blagronn_formal(integer, jsonb, jsonb) is
	'Which purposes on the ground are for building (bygg), green (gronn), water (vann), or not told (ukjent)? p_formal: ranges of codes with their class; other codes are none of them. p_endret: objects as somebody is about to make them, in place of their stored ones (geom null: deleted).';
