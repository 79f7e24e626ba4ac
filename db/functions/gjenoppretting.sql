create or replace function gjenoppretting(p_scenario integer, p_revisjon integer, p_objekter uuid[])
returns table (
	op text, lokal_id uuid, objekttype text, tema text, kodeliste text, kode integer, arealbruksstatus smallint,
	omr_navn text, beskrivelse text, eierform smallint, vertikalniva smallint, egenskaper jsonb, har_buer boolean, buer jsonb,
	geom geometry
) language sql stable as $$
	select case when f.lokal_id is null then 'delete' when o.lokal_id is null then 'create' else 'update' end,
		coalesce(o.lokal_id, f.lokal_id), f.objekttype, f.tema, f.kodeliste, f.kode, f.arealbruksstatus, f.omr_navn,
		f.beskrivelse, f.eierform, f.vertikalniva, f.egenskaper, true, f.buer, f.geom
	from (select * from planobjekt where scenario_id = p_scenario) o
	full join objekter_ved_revisjon(p_scenario, p_revisjon) f on f.lokal_id = o.lokal_id
	where (p_objekter is null or coalesce(o.lokal_id, f.lokal_id) = any (p_objekter))
		and (o.objekttype, o.kode, o.arealbruksstatus, o.omr_navn, o.beskrivelse, o.eierform, o.vertikalniva, o.egenskaper,
			o.buer, ST_AsEWKB(o.geom)) is distinct from (f.objekttype, f.kode, f.arealbruksstatus, f.omr_navn, f.beskrivelse,
			f.eierform, f.vertikalniva, f.egenskaper, f.buer, ST_AsEWKB(f.geom))
$$;
comment on function gjenoppretting(integer, integer, uuid[]) is
	'What must be done for objects of a scenario (null: all) to stand as they did at a revision? One row for each that does not.';
