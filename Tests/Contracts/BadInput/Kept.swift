import Storage

/// How much a node keeps: a request that was refused has changed none of it.
enum Kept {
    static func count(in database: Database) async throws -> [Int] {
        try await database.read { tx in
            let counts: [Int?] = try [
                tx.value("SELECT COUNT(*) FROM things"), tx.value("SELECT COUNT(*) FROM revisions"),
                tx.value("SELECT CAST(COALESCE(SUM(revision), 0) AS BIGINT) FROM things"),
                tx.value("SELECT COUNT(*) FROM keepers"), tx.value("SELECT COUNT(*) FROM former_slugs"),
                tx.value("SELECT COUNT(*) FROM editions"), tx.value("SELECT COUNT(*) FROM state_changes"),
                tx.value("SELECT COUNT(*) FROM label_events"), tx.value("SELECT COUNT(*) FROM label_findings"),
                tx.value("SELECT COUNT(*) FROM accounts"), tx.value("SELECT COUNT(*) FROM account_roles"),
                tx.value("SELECT COUNT(*) FROM account_tokens"), tx.value("SELECT COUNT(*) FROM account_invitations"),
                tx.value("SELECT COUNT(*) FROM letters"), tx.value("SELECT COUNT(*) FROM jobs"),
                tx.value("SELECT COUNT(*) FROM search_documents"), tx.value("SELECT COUNT(*) FROM own_wordings"),
                tx.value("SELECT COUNT(*) FROM memberships"), tx.value("SELECT COUNT(*) FROM meetings"),
                tx.value("SELECT COUNT(*) FROM replication_figures"), tx.value("SELECT COUNT(*) FROM follows"),
                tx.value("SELECT COUNT(*) FROM media"), tx.value("SELECT COUNT(*) FROM media_uses"),
                tx.value("SELECT COUNT(*) FROM media_files"),
                tx.value("SELECT COUNT(*) FROM endings"), tx.value("SELECT COUNT(*) FROM step_versions"),
                tx.value("SELECT COUNT(*) FROM handovers"),
                tx.value("SELECT COUNT(*) FROM replication_parents"), tx.value("SELECT COUNT(*) FROM silences"),
                tx.value("SELECT COUNT(*) FROM audit_entries"), tx.value("SELECT COUNT(*) FROM site_settings"),
            ]
            return counts.map { $0 ?? 0 }
        }
    }
}
