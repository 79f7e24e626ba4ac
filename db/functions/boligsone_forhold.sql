create or replace function boligsone_forhold(p_scenario integer, p_formal jsonb, p_data jsonb)
returns table (
	lokal_id uuid, regulert_m2 double precision, uregulert_m2 double precision, transformasjon_m2 double precision, avstander jsonb
)
language sql stable set jit = off as $$
	with sone as materialized (
		select o.lokal_id, o.geom, o.navnepunkt as punkt
		from planobjekt o
		where o.scenario_id = p_scenario and o.tema = 'arealformal' and ST_Dimension(o.geom) = 2
			and coalesce(o.vertikalniva, pa_grunnen()) = pa_grunnen() and (coalesce(o.kodeliste, o.objekttype), o.kode) in (
				select f.liste, f.kode from jsonb_to_recordset(p_formal) as f (liste text, kode integer))
			and (o.arealbruksstatus is distinct from 1 or exists (
				select from planobjekt h where h.scenario_id = p_scenario and h.kodeliste = 'KpGjennomforingSone'
					and h.kode in (820, 830) and ST_Intersects(h.geom, o.geom)))
	), plan as materialized (
		select ST_Expand(ST_SetSRID(ST_Extent(geom)::geometry, ST_SRID(geom)), 1) as boks from sone group by ST_SRID(geom)
	), dekning as materialized (
		select d.* from plan p cross join lateral grunnlagsdekning(
			p_data, array['reguleringsplan', 'va', 'sentrum', 'stasjon', 'skole'], p.boks) d
	), mal as materialized (
		select o.tema, o.geom from plan p cross join lateral grunnlagsobjekt((
			select jsonb_agg(d) from jsonb_array_elements(p_data) d where d ->> 'slag' in ('sentrum', 'stasjon', 'skole')
		), ST_Expand(p.boks, 20000)) o
	), hensyn as materialized (
		select o.kode, o.geom from planobjekt o
		where o.scenario_id = p_scenario and ST_Dimension(o.geom) = 2
			and (o.kodeliste, o.kode) in (('KpDetaljeringSone', 910), ('KpGjennomforingSone', 820), ('KpGjennomforingSone', 830))
	), flate as materialized (
		select s.lokal_id, s.geom, s.punkt, k.geom as kjent, r.geom as regulert, t.geom as transformasjon
		from sone s
		cross join lateral (
			select ST_Intersection(s.geom, d.kjent, 0.001) as geom from dekning d where d.tema = 'reguleringsplan'
		) k
		cross join lateral (
			select ST_Intersection(s.geom, ST_Union(f.geom, 0.001), 0.001) as geom from (
				select h.geom from hensyn h where h.kode = 910 and h.geom && s.geom
				union all
				select o.geom from grunnlagsobjekt((
					select jsonb_agg(d) from jsonb_array_elements(p_data) d where d ->> 'slag' = 'reguleringsplan'
				), ST_Envelope(s.geom)) o where ST_Dimension(o.geom) = 2
			) f
		) r
		cross join lateral (
			select ST_Intersection(s.geom, ST_Union(h.geom, 0.001), 0.001) as geom
			from hensyn h where h.kode in (820, 830) and h.geom && s.geom
		) t
	), avstand as (
		select f.lokal_id, d.tema, case
				when ST_Intersects(f.punkt, d.tvil) then 'ikke vurdert'
				when ST_Intersects(f.punkt, d.kjent) then 'kjent'
				else 'ikke kartlagt'
			end as tilstand, case
				when d.tema = 'va' then (
					select min(ST_Distance(f.geom, o.geom)) from grunnlagsobjekt((
						select jsonb_agg(e) from jsonb_array_elements(p_data) e where e ->> 'slag' = 'va'
					), ST_Expand(ST_Envelope(f.geom), 1000)) o
				)
				else (select min(ST_Distance(f.punkt, m.geom)) from mal m where m.tema = d.tema)
			end as m
		from flate f cross join dekning d
		where d.tema <> 'reguleringsplan'
	)
	select f.lokal_id, coalesce(ST_Area(f.regulert), 0),
		case when f.regulert is null then ST_Area(f.kjent) else ST_Area(ST_Difference(f.kjent, f.regulert, 0.001)) end,
		coalesce(ST_Area(f.transformasjon), 0), (
			select jsonb_object_agg(a.tema, jsonb_build_object('tilstand', a.tilstand, 'm', case a.tilstand when 'kjent' then a.m end))
			from avstand a where a.lokal_id = f.lokal_id
		)
	from flate f
$$;
comment on function boligsone_forhold(integer, jsonb, jsonb) is
	'Of each zone on the ground that may hold new dwellings: m² that a detailed plan holds (data set and H910), m² where it is known that none does, m² in zones for transformation (H820, H830), and metres in a straight line: from the zone to water and sewage lines (within 1 km), from a point in it to centre, station and school, with kjent, ikke kartlagt or ikke vurdert?';
