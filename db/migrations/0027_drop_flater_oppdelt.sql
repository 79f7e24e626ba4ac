-- In the place of what parted all borders comes flater_skiftet, of those that differ.
drop function if exists flater_oppdelt(geometry[], geometry[]);
