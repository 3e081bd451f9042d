import Storage

extension Case {
    /// Closed, and nothing of it contested, since some time.
    static func isOver(_ id: ID, since end: Timestamp, in tx: Transaction) throws -> Bool {
        let found: Int? = try tx.value(
            """
            SELECT 1 FROM moderation_cases WHERE id = \(id) AND closed_at <= \(end) AND NOT EXISTS (
                SELECT 1 FROM moderation_appeals a JOIN moderation_decisions d ON d.id = a.decision_id
                WHERE d.case_id = \(id) AND (a.decided_at IS NULL OR a.decided_at > \(end)))
            """
        )
        return found != nil
    }

    /// Keeps what the public log shows, and nothing that names anybody or says what they wrote.
    static func forget(_ id: ID, in tx: Transaction) throws {
        let decisions: Query = "SELECT id FROM moderation_decisions WHERE case_id = \(id)"
        let statements: [Query] = [
            """
            DELETE FROM moderation_follow_ups WHERE report_id IN (
                SELECT id FROM moderation_reports WHERE case_id = \(id))
            """,
            "DELETE FROM moderation_messages WHERE case_id = \(id)",
            "DELETE FROM moderation_statements WHERE decision_id IN (\(decisions))",
            """
            UPDATE moderation_appeals SET report_id = NULL, person_id = NULL, text = '', reasons = '', decided_by = NULL
            WHERE decision_id IN (\(decisions))
            """,
            """
            UPDATE moderation_reports SET address = '', offence = NULL, explanation = '', name = NULL, email = NULL,
                person_id = NULL
            WHERE case_id = \(id)
            """,
            """
            UPDATE moderation_decisions SET thing_id = NULL, title = '', address = '', reference = '', facts = '',
                public_reason = '', suspended = NULL, decided_by = NULL
            WHERE case_id = \(id)
            """,
            "UPDATE moderation_cases SET thing_id = NULL, assigned_to = NULL WHERE id = \(id)",
        ]
        for statement in statements { try tx.run(statement) }
    }
}
