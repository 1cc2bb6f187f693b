-- What is due is found by the index of its time, whatever the planner knows of the table.
alter function core.due_reminders(bigint, integer) set enable_seqscan = off;
