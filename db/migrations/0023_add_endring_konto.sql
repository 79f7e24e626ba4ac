-- Which account made a change (names change, and two may share one), and which browser, so that it knows its own among others'.
-- No foreign key: an account may go, what it did stays. Null: a token without an account, the command line, older lines.
alter table endring
	add column konto_id integer,
	add column klient uuid;
