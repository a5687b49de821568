-- The tables of schema 0001 for postgresql. Frozen: later versions change them by migrations of their own.

CREATE TABLE account_keys (
	key TEXT COLLATE "C" NOT NULL,
	account TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_account_keys PRIMARY KEY (key, account)
);
CREATE INDEX ix_account_keys_account ON account_keys (account);

CREATE TABLE actor_names (
	folded TEXT COLLATE "C" NOT NULL,
	actor TEXT COLLATE "C" NOT NULL,
	name TEXT NOT NULL,
	CONSTRAINT pk_actor_names PRIMARY KEY (folded, actor)
);
CREATE INDEX ix_actor_names_actor ON actor_names (actor);

CREATE TABLE actors (
	id TEXT COLLATE "C" NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	country TEXT NOT NULL,
	represents TEXT COLLATE "C",
	known BOOLEAN NOT NULL,
	CONSTRAINT pk_actors PRIMARY KEY (id)
);
CREATE INDEX ix_actors_kind ON actors (kind);

CREATE TABLE claim_actors (
	claim TEXT COLLATE "C" NOT NULL,
	role TEXT COLLATE "C" NOT NULL,
	actor TEXT COLLATE "C" NOT NULL,
	document TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_claim_actors PRIMARY KEY (claim, role, actor)
);
CREATE INDEX ix_claim_actors_actor_role ON claim_actors (actor, role);
CREATE INDEX ix_claim_actors_document ON claim_actors (document);

CREATE TABLE claim_places (
	claim TEXT COLLATE "C" NOT NULL,
	place TEXT COLLATE "C" NOT NULL,
	document TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_claim_places PRIMARY KEY (claim, place)
);
CREATE INDEX ix_claim_places_document ON claim_places (document);
CREATE INDEX ix_claim_places_place ON claim_places (place);

CREATE TABLE computations (
	number SERIAL NOT NULL,
	kind TEXT NOT NULL,
	rule TEXT NOT NULL,
	counterclaim TEXT NOT NULL,
	documents INTEGER NOT NULL,
	incidents INTEGER NOT NULL,
	began TIMESTAMP WITH TIME ZONE NOT NULL,
	ended TIMESTAMP WITH TIME ZONE NOT NULL,
	detail TEXT,
	CONSTRAINT pk_computations PRIMARY KEY (number)
);

CREATE TABLE document_actors (
	document TEXT COLLATE "C" NOT NULL,
	actor TEXT COLLATE "C" NOT NULL,
	represents TEXT COLLATE "C",
	mentions INTEGER NOT NULL,
	CONSTRAINT pk_document_actors PRIMARY KEY (document, actor)
);
CREATE INDEX ix_document_actors_actor ON document_actors (actor);

CREATE TABLE document_bands (
	band TEXT COLLATE "C" NOT NULL,
	document TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_document_bands PRIMARY KEY (band, document)
);
CREATE INDEX ix_document_bands_document ON document_bands (document);

CREATE TABLE document_places (
	document TEXT COLLATE "C" NOT NULL,
	place TEXT COLLATE "C" NOT NULL,
	geo_precision INTEGER,
	mentions INTEGER NOT NULL,
	CONSTRAINT pk_document_places PRIMARY KEY (document, place)
);
CREATE INDEX ix_document_places_place ON document_places (place);

CREATE TABLE document_signatures (
	document TEXT COLLATE "C" NOT NULL,
	signature BYTEA NOT NULL,
	CONSTRAINT pk_document_signatures PRIMARY KEY (document)
);

CREATE TABLE documents (
	number SERIAL NOT NULL,
	key TEXT COLLATE "C" NOT NULL,
	id TEXT COLLATE "C" NOT NULL,
	title TEXT,
	publisher TEXT,
	published DATE,
	url TEXT,
	language TEXT NOT NULL,
	text TEXT NOT NULL,
	words TSVECTOR,
	added TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_documents PRIMARY KEY (number),
	CONSTRAINT uq_documents_key UNIQUE (key),
	CONSTRAINT uq_documents_id UNIQUE (id)
);
CREATE INDEX ix_documents_published ON documents (published);
CREATE INDEX ix_documents_publisher_published ON documents (publisher, published);
CREATE INDEX ix_documents_words ON documents USING gin (words);

CREATE TABLE failures (
	number SERIAL NOT NULL,
	locator TEXT NOT NULL,
	part TEXT NOT NULL,
	format TEXT,
	code TEXT NOT NULL,
	message TEXT NOT NULL,
	fields TEXT,
	failed TIMESTAMP WITH TIME ZONE NOT NULL,
	resolved TIMESTAMP WITH TIME ZONE,
	CONSTRAINT pk_failures PRIMARY KEY (number)
);
CREATE INDEX ix_failures_locator_part ON failures (locator, part);
CREATE INDEX ix_failures_resolved ON failures (resolved);

CREATE TABLE framing (
	document TEXT COLLATE "C" NOT NULL,
	position INTEGER NOT NULL,
	device TEXT NOT NULL,
	target TEXT COLLATE "C",
	text TEXT NOT NULL,
	neutral TEXT,
	start_char INTEGER NOT NULL,
	end_char INTEGER NOT NULL,
	CONSTRAINT pk_framing PRIMARY KEY (document, position)
);
CREATE INDEX ix_framing_device ON framing (device);
CREATE INDEX ix_framing_target_device ON framing (target, device);

CREATE TABLE incident_accounts (
	account TEXT COLLATE "C" NOT NULL,
	incident TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_incident_accounts PRIMARY KEY (account)
);
CREATE INDEX ix_incident_accounts_incident ON incident_accounts (incident);

CREATE TABLE incident_actors (
	incident TEXT COLLATE "C" NOT NULL,
	role TEXT COLLATE "C" NOT NULL,
	actor TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_incident_actors PRIMARY KEY (incident, role, actor)
);
CREATE INDEX ix_incident_actors_actor_role ON incident_actors (actor, role);

CREATE TABLE incident_fields (
	incident TEXT COLLATE "C" NOT NULL,
	field TEXT COLLATE "C" NOT NULL,
	standing TEXT NOT NULL,
	value TEXT,
	because TEXT NOT NULL,
	values TEXT NOT NULL,
	CONSTRAINT pk_incident_fields PRIMARY KEY (incident, field)
);
CREATE INDEX ix_incident_fields_field_standing ON incident_fields (field, standing);

CREATE TABLE incident_merges (
	merged TEXT COLLATE "C" NOT NULL,
	incident TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_incident_merges PRIMARY KEY (merged)
);
CREATE INDEX ix_incident_merges_incident ON incident_merges (incident);

CREATE TABLE incident_places (
	incident TEXT COLLATE "C" NOT NULL,
	place TEXT COLLATE "C" NOT NULL,
	position INTEGER NOT NULL,
	CONSTRAINT pk_incident_places PRIMARY KEY (incident, place)
);
CREATE INDEX ix_incident_places_place ON incident_places (place);

CREATE TABLE incidents (
	id TEXT COLLATE "C" NOT NULL,
	title TEXT NOT NULL,
	type TEXT NOT NULL,
	plover TEXT,
	cameo TEXT,
	acled TEXT,
	ucdp INTEGER,
	when_start DATE,
	when_end DATE,
	date_precision INTEGER,
	place TEXT COLLATE "C",
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
	episode TEXT COLLATE "C",
	founder TEXT COLLATE "C" NOT NULL,
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
	number SERIAL NOT NULL,
	kind TEXT NOT NULL,
	first TEXT COLLATE "C" NOT NULL,
	other TEXT COLLATE "C" NOT NULL,
	verdict TEXT NOT NULL,
	undoes INTEGER,
	by TEXT NOT NULL,
	why TEXT NOT NULL,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	detail TEXT,
	CONSTRAINT pk_judgements PRIMARY KEY (number)
);
CREATE INDEX ix_judgements_kind_first ON judgements (kind, first);
CREATE INDEX ix_judgements_kind_other ON judgements (kind, other);

CREATE TABLE links (
	first TEXT COLLATE "C" NOT NULL,
	other TEXT COLLATE "C" NOT NULL,
	score FLOAT NOT NULL,
	reasons TEXT NOT NULL,
	CONSTRAINT pk_links PRIMARY KEY (first, other)
);
CREATE INDEX ix_links_other ON links (other);

CREATE TABLE meta (
	name TEXT COLLATE "C" NOT NULL,
	value TEXT,
	CONSTRAINT pk_meta PRIMARY KEY (name)
);

CREATE TABLE place_names (
	folded TEXT COLLATE "C" NOT NULL,
	place TEXT COLLATE "C" NOT NULL,
	name TEXT NOT NULL,
	CONSTRAINT pk_place_names PRIMARY KEY (folded, place)
);
CREATE INDEX ix_place_names_place ON place_names (place);

CREATE TABLE places (
	id TEXT COLLATE "C" NOT NULL,
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
	id TEXT COLLATE "C" NOT NULL,
	type TEXT NOT NULL,
	source TEXT COLLATE "C",
	target TEXT COLLATE "C",
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
	id TEXT COLLATE "C" NOT NULL,
	original TEXT COLLATE "C",
	size INTEGER NOT NULL,
	CONSTRAINT pk_wire_groups PRIMARY KEY (id)
);

CREATE TABLE wire_members (
	document TEXT COLLATE "C" NOT NULL,
	wire TEXT COLLATE "C" NOT NULL,
	copied_from TEXT COLLATE "C",
	similarity FLOAT,
	detail TEXT,
	CONSTRAINT pk_wire_members PRIMARY KEY (document)
);
CREATE INDEX ix_wire_members_wire ON wire_members (wire);

CREATE TABLE accounts (
	id TEXT COLLATE "C" NOT NULL,
	document TEXT COLLATE "C" NOT NULL,
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
	CONSTRAINT fk_accounts_document FOREIGN KEY(document) REFERENCES documents (key)
);
CREATE INDEX ix_accounts_document ON accounts (document);
CREATE INDEX ix_accounts_number_position ON accounts (number, position);

CREATE TABLE claims (
	number SERIAL NOT NULL,
	key TEXT COLLATE "C" NOT NULL,
	document TEXT COLLATE "C" NOT NULL,
	position INTEGER NOT NULL,
	account TEXT COLLATE "C",
	published DATE,
	kind TEXT NOT NULL,
	claimant TEXT COLLATE "C",
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
	words TSVECTOR,
	json TEXT NOT NULL,
	CONSTRAINT pk_claims PRIMARY KEY (number),
	CONSTRAINT uq_claims_key UNIQUE (key),
	CONSTRAINT fk_claims_document FOREIGN KEY(document) REFERENCES documents (key)
);
CREATE INDEX ix_claims_account ON claims (account);
CREATE INDEX ix_claims_claimant_published ON claims (claimant, published);
CREATE INDEX ix_claims_document_position ON claims (document, position);
CREATE INDEX ix_claims_published ON claims (published);
CREATE INDEX ix_claims_stance_published ON claims (stance, published);
CREATE INDEX ix_claims_type_published ON claims (type, published);
CREATE INDEX ix_claims_when_start ON claims (when_start);
CREATE INDEX ix_claims_words ON claims USING gin (words);

CREATE TABLE dirty (
	number SERIAL NOT NULL,
	document TEXT COLLATE "C" NOT NULL,
	why TEXT NOT NULL,
	CONSTRAINT pk_dirty PRIMARY KEY (number),
	CONSTRAINT fk_dirty_document FOREIGN KEY(document) REFERENCES documents (key)
);
CREATE INDEX ix_dirty_document ON dirty (document);

CREATE TABLE readings (
	number SERIAL NOT NULL,
	document TEXT COLLATE "C" NOT NULL,
	counterclaim TEXT NOT NULL,
	model TEXT NOT NULL,
	made_by TEXT NOT NULL,
	digest TEXT COLLATE "C" NOT NULL,
	packed BYTEA NOT NULL,
	added TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_readings PRIMARY KEY (number),
	CONSTRAINT fk_readings_document FOREIGN KEY(document) REFERENCES documents (key)
);
CREATE INDEX ix_readings_document_number ON readings (document, number);
CREATE INDEX ix_readings_made_by ON readings (made_by);

CREATE TABLE revisions (
	number SERIAL NOT NULL,
	incident TEXT COLLATE "C" NOT NULL,
	computation INTEGER NOT NULL,
	change TEXT NOT NULL,
	"into" TEXT COLLATE "C",
	standing TEXT,
	state TEXT,
	at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_revisions PRIMARY KEY (number),
	CONSTRAINT fk_revisions_computation FOREIGN KEY(computation) REFERENCES computations (number)
);
CREATE INDEX ix_revisions_at ON revisions (at);
CREATE INDEX ix_revisions_computation ON revisions (computation);
CREATE INDEX ix_revisions_incident_number ON revisions (incident, number);

CREATE TABLE sources (
	number SERIAL NOT NULL,
	document TEXT COLLATE "C" NOT NULL,
	locator TEXT NOT NULL,
	part TEXT NOT NULL,
	format TEXT,
	fields TEXT,
	added TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT pk_sources PRIMARY KEY (number),
	CONSTRAINT fk_sources_document FOREIGN KEY(document) REFERENCES documents (key)
);
CREATE INDEX ix_sources_locator_part ON sources (locator, part);
CREATE UNIQUE INDEX uq_sources_document_locator_part ON sources (document, locator, part);

CREATE TABLE tie_claims (
	tie TEXT COLLATE "C" NOT NULL,
	claim TEXT COLLATE "C" NOT NULL,
	CONSTRAINT pk_tie_claims PRIMARY KEY (tie, claim),
	CONSTRAINT fk_tie_claims_tie FOREIGN KEY(tie) REFERENCES ties (id)
);
CREATE INDEX ix_tie_claims_claim ON tie_claims (claim);
