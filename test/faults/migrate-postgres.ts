/** A process that migrates a PostgreSQL database: `migrate-postgres ADDRESS FOLDER-OF-MIGRATIONS`. */
import { migratePostgres } from '../../src/store/postgres/migrate.ts';

const [address = '', folder = ''] = process.argv.slice(2);
console.log('ready');
await migratePostgres(address, folder);
