create or replace function objekter_ved_revisjon(p_scenario integer, p_revisjon integer)
returns table (
	lokal_id uuid, objekttype text, tema text, kodeliste text, kode integer, arealbruksstatus smallint, omr_navn text,
	beskrivelse text, eierform smallint, vertikalniva smallint, egenskaper jsonb, geom geometry, version integer, buer jsonb
) language sql stable as $$
	-- What changed later stood then as its first later line says it was before; all else stands as it did.
	with senere as materialized (
		select distinct on (l.lokal_id) l.lokal_id, l.before as bilde,
			case l.op when 'update' then l.version - 1 else l.version end as version
		from endring e join endring_objekt l on l.endring_id = e.id
		where e.scenario_id = p_scenario and e.revision > p_revisjon
		order by l.lokal_id, e.revision
	)
	select o.lokal_id, o.objekttype, o.tema, o.kodeliste, o.kode, o.arealbruksstatus, o.omr_navn, o.beskrivelse, o.eierform,
		o.vertikalniva, o.egenskaper, o.geom, o.version, o.buer
	from planobjekt o
	where o.scenario_id = p_scenario and not exists (select from senere s where s.lokal_id = o.lokal_id)
	union all
	select s.lokal_id, b.objekttype, b.tema, b.kodeliste, b.kode, b.arealbruksstatus, b."omrNavn", b.beskrivelse, b.eierform,
		b.vertikalniva, b.egenskaper, b.geom::geometry, s.version, nullif(b.buer, 'null'::jsonb)
	from senere s cross join lateral jsonb_to_record(s.bilde) as b (
		objekttype text, tema text, kodeliste text, kode integer, arealbruksstatus smallint, "omrNavn" text, beskrivelse text,
		eierform smallint, vertikalniva smallint, egenskaper jsonb, buer jsonb, geom text
	)
	where s.bilde is not null
$$;
comment on function objekter_ved_revisjon(integer, integer) is
	'Which objects did a scenario hold at a revision? Those of now, with what changed later as the log has it before. The version is null where an old line does not tell it.';
