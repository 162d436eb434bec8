SELECT id, name, shape FROM park ORDER BY id
