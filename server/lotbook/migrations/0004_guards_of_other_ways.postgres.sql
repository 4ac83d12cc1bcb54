-- An entry could be moved onto a finished transfer.
CREATE TRIGGER entry_move AFTER UPDATE ON transfer_entry REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION entry_of_open_transfer();
