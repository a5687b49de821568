-- The tables of schema 0001 for sqlite. Frozen: later versions change them by migrations of their own.

CREATE TABLE account_keys (
	"key" TEXT NOT NULL,
	account TEXT NOT NULL,
	CONSTRAINT pk_account_keys PRIMARY KEY ("key", account)
)
 WITHOUT ROWID;
CREATE INDEX ix_account_keys_account ON account_keys (account);

CREATE TABLE actor_names (
	folded TEXT NOT NULL,
	actor TEXT NOT NULL,
	name TEXT NOT NULL,
	CONSTRAINT pk_actor_names PRIMARY KEY (folded, actor)
)
 WITHOUT ROWID;
CREATE INDEX ix_actor_names_actor ON actor_names (actor);

CREATE TABLE actors (
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	country TEXT NOT NULL,
	represents TEXT,
	known BOOLEAN NOT NULL,
	CONSTRAINT pk_actors PRIMARY KEY (id)
);
CREATE INDEX ix_actors_kind ON actors (kind);

CREATE TABLE claim_actors (
	claim TEXT NOT NULL,
	role TEXT NOT NULL,
	actor TEXT NOT NULL,
	document TEXT NOT NULL,
	CONSTRAINT pk_claim_actors PRIMARY KEY (claim, role, actor)
)
 WITHOUT ROWID;
CREATE INDEX ix_claim_actors_actor_role ON claim_actors (actor, role);
CREATE INDEX ix_claim_actors_document ON claim_actors (document);

CREATE TABLE claim_places (
	claim TEXT NOT NULL,
	place TEXT NOT NULL,
	document TEXT NOT NULL,
	CONSTRAINT pk_claim_places PRIMARY KEY (claim, place)
)
 WITHOUT ROWID;
CREATE INDEX ix_claim_places_document ON claim_places (document);
CREATE INDEX ix_claim_places_place ON claim_places (place);

CREATE TABLE computations (
	number INTEGER NOT NULL,
	kind TEXT NOT NULL,
	rule TEXT NOT NULL,
	counterclaim TEXT NOT NULL,
	documents INTEGER NOT NULL,
	incidents INTEGER NOT NULL,
	began DATETIME NOT NULL,
	ended DATETIME NOT NULL,
	detail TEXT,
	CONSTRAINT pk_computations PRIMARY KEY (number)
);

CREATE TABLE document_actors (
	document TEXT NOT NULL,
	actor TEXT NOT NULL,
	represents TEXT,
	mentions INTEGER NOT NULL,
	CONSTRAINT pk_document_actors PRIMARY KEY (document, actor)
)
 WITHOUT ROWID;
CREATE INDEX ix_document_actors_actor ON document_actors (actor);

CREATE TABLE document_bands (
	band TEXT NOT NULL,
	document TEXT NOT NULL,
	CONSTRAINT pk_document_bands PRIMARY KEY (band, document)
)
 WITHOUT ROWID;
CREATE INDEX ix_document_bands_document ON document_bands (document);

CREATE TABLE document_places (
	document TEXT NOT NULL,
	place TEXT NOT NULL,
	geo_precision INTEGER,
	mentions INTEGER NOT NULL,
	CONSTRAINT pk_document_places PRIMARY KEY (document, place)
)
 WITHOUT ROWID;
CREATE INDEX ix_document_places_place ON document_places (place);

CREATE TABLE document_signatures (
	document TEXT NOT NULL,
	signature BLOB NOT NULL,
	CONSTRAINT pk_document_signatures PRIMARY KEY (document)
);

CREATE TABLE documents (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	"key" TEXT NOT NULL,
	id TEXT NOT NULL,
	title TEXT,
	publisher TEXT,
	published DATE,
	url TEXT,
	language TEXT NOT NULL,
	text TEXT NOT NULL,
	words TEXT,
	added DATETIME NOT NULL,
	CONSTRAINT uq_documents_key UNIQUE ("key"),
	CONSTRAINT uq_documents_id UNIQUE (id)
);
CREATE INDEX ix_documents_published ON documents (published);
CREATE INDEX ix_documents_publisher_published ON documents (publisher, published);

CREATE TABLE failures (
	number INTEGER NOT NULL,
	locator TEXT NOT NULL,
	part TEXT NOT NULL,
	format TEXT,
	code TEXT NOT NULL,
	message TEXT NOT NULL,
	fields TEXT,
	failed DATETIME NOT NULL,
	resolved DATETIME,
	CONSTRAINT pk_failures PRIMARY KEY (number)
);
CREATE INDEX ix_failures_locator_part ON failures (locator, part);
CREATE INDEX ix_failures_resolved ON failures (resolved);

CREATE TABLE framing (
	document TEXT NOT NULL,
	position INTEGER NOT NULL,
	device TEXT NOT NULL,
	target TEXT,
	text TEXT NOT NULL,
	neutral TEXT,
	start_char INTEGER NOT NULL,
	end_char INTEGER NOT NULL,
	CONSTRAINT pk_framing PRIMARY KEY (document, position)
)
 WITHOUT ROWID;
CREATE INDEX ix_framing_device ON framing (device);
CREATE INDEX ix_framing_target_device ON framing (target, device);

CREATE TABLE incident_accounts (
	account TEXT NOT NULL,
	incident TEXT NOT NULL,
	CONSTRAINT pk_incident_accounts PRIMARY KEY (account)
);
CREATE INDEX ix_incident_accounts_incident ON incident_accounts (incident);

CREATE TABLE incident_actors (
	incident TEXT NOT NULL,
	role TEXT NOT NULL,
	actor TEXT NOT NULL,
	CONSTRAINT pk_incident_actors PRIMARY KEY (incident, role, actor)
)
 WITHOUT ROWID;
CREATE INDEX ix_incident_actors_actor_role ON incident_actors (actor, role);

CREATE TABLE incident_fields (
	incident TEXT NOT NULL,
	field TEXT NOT NULL,
	standing TEXT NOT NULL,
	value TEXT,
	because TEXT NOT NULL,
	"values" TEXT NOT NULL,
	CONSTRAINT pk_incident_fields PRIMARY KEY (incident, field)
)
 WITHOUT ROWID;
CREATE INDEX ix_incident_fields_field_standing ON incident_fields (field, standing);

CREATE TABLE incident_merges (
	merged TEXT NOT NULL,
	incident TEXT NOT NULL,
	CONSTRAINT pk_incident_merges PRIMARY KEY (merged)
);
CREATE INDEX ix_incident_merges_incident ON incident_merges (incident);

CREATE TABLE incident_places (
	incident TEXT NOT NULL,
	place TEXT NOT NULL,
	position INTEGER NOT NULL,
	CONSTRAINT pk_incident_places PRIMARY KEY (incident, place)
)
 WITHOUT ROWID;
CREATE INDEX ix_incident_places_place ON incident_places (place);

CREATE TABLE incidents (
	id TEXT NOT NULL,
	title TEXT NOT NULL,
	type TEXT NOT NULL,
	plover TEXT,
	cameo TEXT,
	acled TEXT,
	ucdp INTEGER,
	when_start DATE,
	when_end DATE,
	date_precision INTEGER,
	place TEXT,
	place_name TEXT,
	lat FLOAT,
	lon FLOAT,
	country TEXT,
	admin1 TEXT,
	geo_precision INTEGER,
	killed_low INTEGER,
	killed_best INTEGER,
	killed_high INTEGER,
	killed_civilians INTEGER,
	killed_children INTEGER,
	killed_women INTEGER,
	injured_low INTEGER,
	injured_best INTEGER,
	injured_high INTEGER,
	detained_low INTEGER,
	detained_best INTEGER,
	detained_high INTEGER,
	weapon TEXT,
	rule TEXT NOT NULL,
	standing TEXT NOT NULL,
	grade TEXT,
	accounts INTEGER NOT NULL,
	documents INTEGER NOT NULL,
	tellings INTEGER NOT NULL,
	voices INTEGER NOT NULL,
	episode TEXT,
	founder TEXT NOT NULL,
	first_published DATE,
	last_published DATE,
	computation INTEGER NOT NULL,
	json TEXT NOT NULL,
	CONSTRAINT pk_incidents PRIMARY KEY (id)
);
CREATE INDEX ix_incidents_country_when_start ON incidents (country, when_start);
CREATE INDEX ix_incidents_episode ON incidents (episode);
CREATE INDEX ix_incidents_last_published ON incidents (last_published);
CREATE INDEX ix_incidents_lat_lon ON incidents (lat, lon);
CREATE INDEX ix_incidents_standing_when_start ON incidents (standing, when_start);
CREATE INDEX ix_incidents_type_when_start ON incidents (type, when_start);
CREATE INDEX ix_incidents_when_start ON incidents (when_start);

CREATE TABLE judgements (
	number INTEGER NOT NULL,
	kind TEXT NOT NULL,
	first TEXT NOT NULL,
	other TEXT NOT NULL,
	verdict TEXT NOT NULL,
	undoes INTEGER,
	"by" TEXT NOT NULL,
	why TEXT NOT NULL,
	at DATETIME NOT NULL,
	detail TEXT,
	CONSTRAINT pk_judgements PRIMARY KEY (number)
);
CREATE INDEX ix_judgements_kind_first ON judgements (kind, first);
CREATE INDEX ix_judgements_kind_other ON judgements (kind, other);

CREATE TABLE links (
	first TEXT NOT NULL,
	other TEXT NOT NULL,
	score FLOAT NOT NULL,
	reasons TEXT NOT NULL,
	CONSTRAINT pk_links PRIMARY KEY (first, other)
);
CREATE INDEX ix_links_other ON links (other);

CREATE TABLE meta (
	name TEXT NOT NULL,
	value TEXT,
	CONSTRAINT pk_meta PRIMARY KEY (name)
);

CREATE TABLE place_names (
	folded TEXT NOT NULL,
	place TEXT NOT NULL,
	name TEXT NOT NULL,
	CONSTRAINT pk_place_names PRIMARY KEY (folded, place)
)
 WITHOUT ROWID;
CREATE INDEX ix_place_names_place ON place_names (place);

CREATE TABLE places (
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	lat FLOAT,
	lon FLOAT,
	country TEXT,
	admin1 TEXT,
	geo_precision INTEGER,
	CONSTRAINT pk_places PRIMARY KEY (id)
);
CREATE INDEX ix_places_country_admin1 ON places (country, admin1);
CREATE INDEX ix_places_lat_lon ON places (lat, lon);

CREATE TABLE ties (
	id TEXT NOT NULL,
	type TEXT NOT NULL,
	source TEXT,
	target TEXT,
	polarity TEXT NOT NULL,
	when_start DATE,
	when_end DATE,
	date_precision INTEGER,
	standing TEXT,
	claims INTEGER NOT NULL,
	first_published DATE,
	last_published DATE,
	detail TEXT,
	CONSTRAINT pk_ties PRIMARY KEY (id)
);
CREATE INDEX ix_ties_source_type ON ties (source, type);
CREATE INDEX ix_ties_target_type ON ties (target, type);

CREATE TABLE wire_groups (
	id TEXT NOT NULL,
	original TEXT,
	size INTEGER NOT NULL,
	CONSTRAINT pk_wire_groups PRIMARY KEY (id)
);

CREATE TABLE wire_members (
	document TEXT NOT NULL,
	wire TEXT NOT NULL,
	copied_from TEXT,
	similarity FLOAT,
	detail TEXT,
	CONSTRAINT pk_wire_members PRIMARY KEY (document)
);
CREATE INDEX ix_wire_members_wire ON wire_members (wire);

CREATE TABLE accounts (
	id TEXT NOT NULL,
	document TEXT NOT NULL,
	number INTEGER NOT NULL,
	position INTEGER NOT NULL,
	published DATE,
	main BOOLEAN NOT NULL,
	foreground BOOLEAN NOT NULL,
	type TEXT,
	when_start DATE,
	when_end DATE,
	date_precision INTEGER,
	killed_low INTEGER,
	killed_best INTEGER,
	killed_high INTEGER,
	json TEXT NOT NULL,
	CONSTRAINT pk_accounts PRIMARY KEY (id),
	CONSTRAINT fk_accounts_document FOREIGN KEY(document) REFERENCES documents ("key")
);
CREATE INDEX ix_accounts_document ON accounts (document);
CREATE INDEX ix_accounts_number_position ON accounts (number, position);

CREATE TABLE claims (
	number INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	document TEXT NOT NULL,
	position INTEGER NOT NULL,
	account TEXT,
	published DATE,
	kind TEXT NOT NULL,
	claimant TEXT,
	claimant_name TEXT,
	own_voice BOOLEAN NOT NULL,
	interest TEXT NOT NULL,
	stance TEXT NOT NULL,
	polarity TEXT NOT NULL,
	certainty TEXT NOT NULL,
	time TEXT NOT NULL,
	type TEXT,
	plover TEXT,
	cameo TEXT,
	acled TEXT,
	ucdp INTEGER,
	when_start DATE,
	when_end DATE,
	date_precision INTEGER,
	killed_low INTEGER,
	killed_best INTEGER,
	killed_high INTEGER,
	killed_civilians INTEGER,
	killed_children INTEGER,
	killed_women INTEGER,
	injured_low INTEGER,
	injured_best INTEGER,
	injured_high INTEGER,
	detained_low INTEGER,
	detained_best INTEGER,
	detained_high INTEGER,
	weapon TEXT,
	happening TEXT,
	foreground BOOLEAN NOT NULL,
	start_char INTEGER NOT NULL,
	end_char INTEGER NOT NULL,
	text TEXT NOT NULL,
	words TEXT,
	json TEXT NOT NULL,
	CONSTRAINT pk_claims PRIMARY KEY (number),
	CONSTRAINT uq_claims_key UNIQUE ("key"),
	CONSTRAINT fk_claims_document FOREIGN KEY(document) REFERENCES documents ("key")
);
CREATE INDEX ix_claims_account ON claims (account);
CREATE INDEX ix_claims_claimant_published ON claims (claimant, published);
CREATE INDEX ix_claims_document_position ON claims (document, position);
CREATE INDEX ix_claims_published ON claims (published);
CREATE INDEX ix_claims_stance_published ON claims (stance, published);
CREATE INDEX ix_claims_type_published ON claims (type, published);
CREATE INDEX ix_claims_when_start ON claims (when_start);

CREATE TABLE dirty (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	document TEXT NOT NULL,
	why TEXT NOT NULL,
	CONSTRAINT fk_dirty_document FOREIGN KEY(document) REFERENCES documents ("key")
);
CREATE INDEX ix_dirty_document ON dirty (document);

CREATE TABLE readings (
	number INTEGER NOT NULL,
	document TEXT NOT NULL,
	counterclaim TEXT NOT NULL,
	model TEXT NOT NULL,
	made_by TEXT NOT NULL,
	digest TEXT NOT NULL,
	packed BLOB NOT NULL,
	added DATETIME NOT NULL,
	CONSTRAINT pk_readings PRIMARY KEY (number),
	CONSTRAINT fk_readings_document FOREIGN KEY(document) REFERENCES documents ("key")
);
CREATE INDEX ix_readings_document_number ON readings (document, number);
CREATE INDEX ix_readings_made_by ON readings (made_by);

CREATE TABLE revisions (
	number INTEGER NOT NULL,
	incident TEXT NOT NULL,
	computation INTEGER NOT NULL,
	change TEXT NOT NULL,
	"into" TEXT,
	standing TEXT,
	state TEXT,
	at DATETIME NOT NULL,
	CONSTRAINT pk_revisions PRIMARY KEY (number),
	CONSTRAINT fk_revisions_computation FOREIGN KEY(computation) REFERENCES computations (number)
);
CREATE INDEX ix_revisions_at ON revisions (at);
CREATE INDEX ix_revisions_computation ON revisions (computation);
CREATE INDEX ix_revisions_incident_number ON revisions (incident, number);

CREATE TABLE sources (
	number INTEGER NOT NULL,
	document TEXT NOT NULL,
	locator TEXT NOT NULL,
	part TEXT NOT NULL,
	format TEXT,
	fields TEXT,
	added DATETIME NOT NULL,
	CONSTRAINT pk_sources PRIMARY KEY (number),
	CONSTRAINT fk_sources_document FOREIGN KEY(document) REFERENCES documents ("key")
);
CREATE INDEX ix_sources_locator_part ON sources (locator, part);
CREATE UNIQUE INDEX uq_sources_document_locator_part ON sources (document, locator, part);

CREATE TABLE tie_claims (
	tie TEXT NOT NULL,
	claim TEXT NOT NULL,
	CONSTRAINT pk_tie_claims PRIMARY KEY (tie, claim),
	CONSTRAINT fk_tie_claims_tie FOREIGN KEY(tie) REFERENCES ties (id)
)
 WITHOUT ROWID;
CREATE INDEX ix_tie_claims_claim ON tie_claims (claim);
