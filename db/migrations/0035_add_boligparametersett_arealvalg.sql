-- What is taken from a zone before dwellings are counted, as far as it is somebody's choice. The defaults are those of
-- Planbordet (domain/housing/arealvalg), which is what the versions before them were set beside.
alter table boligparametersett
	-- shares of farmland, bog and green that are taken out: 1 all, 0 none
	add column dyrka_andel double precision not null default 1 check (dyrka_andel between 0 and 1),
	add column myr_andel double precision not null default 1 check (myr_andel between 0 and 1),
	add column gronn_andel double precision not null default 1 check (gronn_andel between 0 and 1),
	-- metres of ground that a road takes, by its class
	add column vegbredde_rv double precision not null default 15 check (vegbredde_rv between 0 and 100),
	add column vegbredde_fv double precision not null default 10 check (vegbredde_fv between 0 and 100),
	add column vegbredde_kv double precision not null default 8 check (vegbredde_kv between 0 and 100),
	-- m² of ground that a building takes for each m² of its footprint
	add column bygning_faktor double precision not null default 4 check (bygning_faktor between 0 and 50),
	-- metres walked for each metre in a straight line
	add column omveg_faktor double precision not null default 1.3 check (omveg_faktor between 1 and 5),
	add column arealvalg_kilde text not null default 'Valg i Planbordet' check (length(arealvalg_kilde) between 1 and 500);
