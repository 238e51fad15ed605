/** What a resident's page gains by script: nothing that it needs. */
import { offerReadingAloud } from "./scripts/read-aloud";

offerReadingAloud();
