create or replace function planobjekt_bilde(o planobjekt) returns jsonb language sql stable as $$
	select jsonb_build_object(
		'lokalId', o.lokal_id, 'objekttype', o.objekttype, 'tema', o.tema, 'kodeliste', o.kodeliste,
		'kode', o.kode, 'arealbruksstatus', o.arealbruksstatus, 'omrNavn', o.omr_navn,
		'beskrivelse', o.beskrivelse, 'eierform', o.eierform, 'vertikalniva', o.vertikalniva,
		'egenskaper', o.egenskaper, 'buer', o.buer, 'geom', encode(ST_AsEWKB(o.geom), 'hex')
	)
$$;
comment on function planobjekt_bilde(planobjekt) is
	'The whole content of a plan object as the log keeps it: before and after a change, and to restore from. The version is not part of it.';
