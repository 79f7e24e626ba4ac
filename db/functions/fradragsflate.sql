create or replace function fradragsflate(p_data jsonb, p_klasser jsonb, p_boks geometry)
returns table (slag text, geom geometry)
language sql stable as $$
	with klasse as materialized (
		select * from jsonb_to_recordset(p_klasser) as k (tema text, klasser text[], unntatt text[], slag text, bredde double precision)
	), objekt as materialized (
		-- Wider than the box by more than half a road: one beside a zone may take some of it.
		select o.tema, o.klasse, o.geom from grunnlagsobjekt(p_data, ST_Expand(p_boks, 60)) o
		where ST_Dimension(o.geom) > 0
	)
	select k.slag, case
		when ST_Dimension(o.geom) = 2 then o.geom
		else ST_Buffer(ST_ClipByBox2D(o.geom, ST_Expand(p_boks, 60)), k.bredde / 2)
	end
	from objekt o join klasse k on k.tema = o.tema and (k.klasser is null or o.klasse = any (k.klasser))
	where (o.klasse is null or o.klasse <> all (coalesce(k.unntatt, '{}')))
		and (ST_Dimension(o.geom) = 2 or k.bredde is not null)
	union all
	select k.slag, ST_Transform(b.geom, ST_SRID(p_boks))
	from klasse k
	join jsonb_to_recordset(p_data) as r (id integer, slag text) on r.slag = k.tema
	join datasett d on d.id = r.id and d.tilstand = 'loaded'
	join bygning b on b.datasett_id = d.id and b.geom && case
		when d.srid = ST_SRID(p_boks) then p_boks else ST_Expand(ST_Transform(p_boks, d.srid), 1000) end
	where k.tema = 'bygning'
$$;
comment on function fradragsflate(jsonb, jsonb, geometry) is
	'Which surfaces of the loaded data sets may take something from a zone within the box, in the box''s UTM zone, and as what? p_klasser: tema, classes that count (null: all but unntatt), slag, and the metres of ground that a line takes.';
