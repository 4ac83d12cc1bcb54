-- A trace follows every relabelling both ways, of which there are few among many runs.
CREATE INDEX run_relabels ON run (id) WHERE kind = 'RELABEL';
