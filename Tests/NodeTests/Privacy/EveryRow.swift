import Storage
import Testing

/// Every row of every table, to look for what should be nowhere. A table that is not here fails the test that reads them.
enum EveryRow {
    static let tables: [String: Query] = [
        "account_invitations": "SELECT * FROM account_invitations",
        "account_roles": "SELECT * FROM account_roles",
        "account_tokens": "SELECT * FROM account_tokens",
        "accounts": "SELECT * FROM accounts",
        "adaptation_facets": "SELECT * FROM adaptation_facets",
        "adaptation_parts": "SELECT * FROM adaptation_parts",
        "adaptations": "SELECT * FROM adaptations",
        "article_comments": "SELECT * FROM article_comments",
        "article_readers": "SELECT * FROM article_readers",
        "article_steps": "SELECT * FROM article_steps",
        "articles": "SELECT * FROM articles",
        "attempts": "SELECT * FROM attempts",
        "audit_entries": "SELECT * FROM audit_entries",
        "dossier_entries": "SELECT * FROM dossier_entries",
        "demo_items": "SELECT * FROM demo_items",
        "change_totals": "SELECT * FROM change_totals", "changes": "SELECT * FROM changes",
        "commons_rules": "SELECT * FROM commons_rules",
        "edition_answers": "SELECT * FROM edition_answers",
        "editions": "SELECT * FROM editions",
        "endings": "SELECT * FROM endings",
        "followed_editions": "SELECT * FROM followed_editions",
        "follows": "SELECT * FROM follows",
        "former_slugs": "SELECT * FROM former_slugs",
        "handovers": "SELECT * FROM handovers",
        "import_keys": "SELECT * FROM import_keys",
        "import_lines": "SELECT * FROM import_lines",
        "imports": "SELECT * FROM imports",
        "jobs": "SELECT * FROM jobs",
        "keeper_invitations": "SELECT * FROM keeper_invitations",
        "keepers": "SELECT * FROM keepers",
        "label_events": "SELECT * FROM label_events",
        "label_findings": "SELECT * FROM label_findings",
        "label_rounds": "SELECT * FROM label_rounds",
        "label_visitors": "SELECT * FROM label_visitors",
        "labels": "SELECT * FROM labels",
        "letters": "SELECT * FROM letters",
        "media": "SELECT * FROM media",
        "media_files": "SELECT * FROM media_files",
        "media_making": "SELECT * FROM media_making",
        "media_texts": "SELECT * FROM media_texts",
        "media_uses": "SELECT * FROM media_uses",
        "media_versions": "SELECT * FROM media_versions",
        "meetings": "SELECT * FROM meetings",
        "memberships": "SELECT * FROM memberships",
        "networks": "SELECT * FROM networks",
        "moderation_appeals": "SELECT * FROM moderation_appeals",
        "moderation_cases": "SELECT * FROM moderation_cases",
        "moderation_decisions": "SELECT * FROM moderation_decisions",
        "moderation_follow_ups": "SELECT * FROM moderation_follow_ups",
        "moderation_messages": "SELECT * FROM moderation_messages",
        "moderation_reports": "SELECT * FROM moderation_reports",
        "moderation_statements": "SELECT * FROM moderation_statements",
        "personal_tokens": "SELECT * FROM personal_tokens",
        "recovery_codes": "SELECT * FROM recovery_codes", "second_factors": "SELECT * FROM second_factors",
        "remembered_people": "SELECT * FROM remembered_people",
        "schema_migrations": "SELECT * FROM schema_migrations",
        "organizations": "SELECT * FROM organizations",
        "goal_narratives": "SELECT * FROM goal_narratives",
        "goal_offers": "SELECT * FROM goal_offers",
        "goals": "SELECT * FROM goals",
        "indicators": "SELECT * FROM indicators",
        "observations": "SELECT * FROM observations",
        "observation_packs": "SELECT * FROM observation_packs",
        "observation_sums": "SELECT * FROM observation_sums",
        "outcomes": "SELECT * FROM outcomes",
        "studies": "SELECT * FROM studies",
        "testimonies": "SELECT * FROM testimonies",
        "testimony_codes": "SELECT * FROM testimony_codes",
        "sheet_addresses": "SELECT * FROM sheet_addresses",
        "sheet_comments": "SELECT * FROM sheet_comments",
        "sheet_letters": "SELECT * FROM sheet_letters",
        "sheet_links": "SELECT * FROM sheet_links",
        "sheet_readers": "SELECT * FROM sheet_readers",
        "sheets": "SELECT * FROM sheets",
        "own_wordings": "SELECT * FROM own_wordings",
        "part_origins": "SELECT * FROM part_origins",
        "practices": "SELECT * FROM practices",
        "proposal_echoes": "SELECT * FROM proposal_echoes",
        "proposals": "SELECT * FROM proposals",
        "replication_parents": "SELECT * FROM replication_parents",
        "replication_figures": "SELECT * FROM replication_figures",
        "replication_organizations": "SELECT * FROM replication_organizations",
        "replications": "SELECT * FROM replications",
        "revisions": "SELECT * FROM revisions",
        "search_documents": "SELECT * FROM search_documents",
        "search_sources": "SELECT * FROM search_sources",
        "sessions": "SELECT * FROM sessions",
        "silences": "SELECT * FROM silences",
        "site_settings": "SELECT * FROM site_settings",
        "spent_challenges": "SELECT * FROM spent_challenges",
        "state_changes": "SELECT * FROM state_changes",
        "step_versions": "SELECT * FROM step_versions",
        "territories": "SELECT * FROM territories",
        "territory_ancestors": "SELECT * FROM territory_ancestors",
        "territory_former_slugs": "SELECT * FROM territory_former_slugs",
        "territory_keys": "SELECT * FROM territory_keys",
        "territory_links": "SELECT * FROM territory_links",
        "territory_rental_values": "SELECT * FROM territory_rental_values",
        "territory_vintages": "SELECT * FROM territory_vintages",
        "things": "SELECT * FROM things",
        "translated_paragraphs": "SELECT * FROM translated_paragraphs",
        "translations": "SELECT * FROM translations",
        "translators": "SELECT * FROM translators",
    ]

    /// Where one of the words stands: `table.column`, each once.
    static func places(of words: [String], in database: Database) async throws -> [String] {
        let words = words.map { $0.lowercased() }
        return try await database.read { tx in
            var found: Set<String> = []
            for (table, query) in tables {
                for row in try tx.all(query) as [AnyRow] {
                    for (column, text) in row.texts where words.contains(where: text.contains) {
                        found.insert("\(table).\(column)")
                    }
                }
            }
            return found.sorted()
        }
    }

    private struct AnyRow: RowDecodable {
        let texts: [(String, String)]

        init(row: Row) {
            texts = row.fields.compactMap { column, value in
                if case .text(let text) = value { (column, text.lowercased()) } else { nil }
            }
        }
    }
}
