-- The paper that is in the company's printers: papers come on it unless another size is asked for.
ALTER TABLE settings ADD COLUMN paper_size TEXT NOT NULL DEFAULT 'A4' CHECK (paper_size IN ('A4', 'LETTER'));
