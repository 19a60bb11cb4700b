/** A process that migrates: `migrate-to DATABASE FOLDER-OF-MIGRATIONS`. */
import { writeSync } from 'node:fs';
import { migrate } from '../../src/store/database/migrate.ts';

const [path = '', folder = ''] = process.argv.slice(2);
writeSync(1, 'ready');
migrate(path, folder);
