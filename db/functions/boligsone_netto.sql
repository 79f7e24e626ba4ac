create or replace function boligsone_netto(p_scenario integer, p_formal jsonb, p_soner jsonb, p_data jsonb)
returns table (
	lokal_id uuid, stedslag text, tettsted text, fradragene text,
	brutto_m2 double precision, fradrag_m2 jsonb, netto_m2 double precision, betinget_m2 double precision
)
-- The planner takes overlays to be dear and rows to be many, and would spend ten seconds on compiling for a tenth of one.
language sql stable set jit = off as $$
	with bit as materialized (
		select row_number() over () as nr, b.* from boligsone_bit(p_scenario, p_formal, p_data) b
	), plan as materialized (
		select ST_SetSRID(ST_Extent(geom)::geometry, ST_SRID(geom)) as boks from bit group by ST_SRID(geom)
	), flate as materialized (
		select s.slag, s.rang, o.geom
		from planobjekt o
		join jsonb_to_recordset(p_soner) as s (liste text, kode integer, slag text, rang integer)
			on s.liste = o.kodeliste and s.kode = o.kode
		where o.scenario_id = p_scenario and o.tema in ('hensynssone', 'bestemmelse') and ST_Dimension(o.geom) = 2
		union all
		select d.slag, d.rang, d.geom
		from plan p cross join lateral dataflate(p_data, p.boks) d
		where d.slag in ('vann', 'vern')
	), treff as materialized (
		select b.nr, f.slag, f.rang,
			case when ST_CoveredBy(b.geom, f.geom) then b.geom
				else ST_CollectionExtract(ST_Intersection(b.geom, f.geom, 0.001), 3) end as geom
		from bit b join flate f on b.geom && f.geom and ST_Intersects(b.geom, f.geom)
	), trinn as (
		-- What is taken when the kinds up to this one are taken together: the kind's own is the step up to it.
		select r.nr, r.slag, r.rang, ST_Area(ST_Union(t.geom, 0.001)) as til_og_med
		from (select distinct nr, slag, rang from treff where rang > 0) r
		join treff t on t.nr = r.nr and t.rang between 1 and r.rang
		group by r.nr, r.slag, r.rang
	), fradrag as (
		select nr, jsonb_object_agg(slag, m2) as m2 from (
			select nr, slag, til_og_med - lag(til_og_med, 1, 0.0::double precision) over (partition by nr order by rang) as m2
			from trinn
		) s group by nr
	), fratrukket as (
		select nr, ST_Union(geom, 0.001) filter (where rang > 0) as fradrag,
			ST_Union(geom, 0.001) filter (where rang = 0) as betingelse
		from treff group by nr
	), netto as materialized (
		select b.*, t.betingelse,
			case when t.fradrag is null then b.geom else ST_Difference(b.geom, t.fradrag, 0.001) end as rest
		from bit b left join fratrukket t on t.nr = b.nr
	)
	select n.lokal_id, n.stedslag, n.tettsted, n.fradragene, ST_Area(n.geom), coalesce(f.m2, '{}'),
		ST_Area(n.rest),
		case when n.betingelse is null then 0 else ST_Area(ST_Intersection(n.rest, n.betingelse, 0.001)) end
	from netto n left join fradrag f on f.nr = n.nr
$$;
comment on function boligsone_netto(integer, jsonb, jsonb, jsonb) is
	'How much of each piece of a dwelling zone is left when hazard, protection and water are taken out, nothing twice, and on how much of the rest must something come first? m² in the plan''s UTM zone; rang 0 is a condition, 1 and up are deductions in order.';
