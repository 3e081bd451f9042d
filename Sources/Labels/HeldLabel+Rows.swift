import Commons
import Storage
import Web

extension HeldLabel {
    init?(_ id: Label.ID, in tx: Transaction) throws {
        let row: Head? = try tx.first(
            """
            SELECT id, issuer_id, practice_id, replication_id, state, round, step, asked_at, granted_at, expires_on,
                recalled_on
            FROM labels WHERE id = \(id)
            """)
        guard let row else { return nil }
        label = row
        rounds = try tx.all(
            "SELECT \(LabelRound.columns) FROM label_rounds WHERE label_id = \(id) ORDER BY number")
        visitors = try tx.all(
            "SELECT \(LabelVisitor.columns) FROM label_visitors WHERE label_id = \(id) ORDER BY round, person_id")
        findings = try tx.all(
            """
            SELECT \(LabelFinding.columns), person_id, at FROM label_findings
            WHERE label_id = \(id) ORDER BY round, principle
            """)
        events = try tx.all(
            "SELECT number, act, at, person_id, text FROM label_events WHERE label_id = \(id) ORDER BY number")
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO labels (id, issuer_id, practice_id, replication_id, state, round, step, asked_at, granted_at,
                expires_on, recalled_on)
            VALUES (\(label.id), \(label.issuer), \(label.practice), \(label.replication), \(label.state), \(label.round),
                \(label.step), \(label.askedAt), \(label.grantedAt), \(label.expiresOn), \(label.recalledOn))
            """)
        for round in rounds { try insert(round, in: tx) }
        for visitor in visitors { try insert(visitor, in: tx) }
        for finding in findings { try insert(finding, in: tx) }
        for event in events {
            try tx.run(
                """
                INSERT INTO label_events (label_id, number, act, at, person_id, text)
                VALUES (\(label.id), \(event.number), \(event.act), \(event.at), \(event.person), \(event.text))
                """)
        }
    }

    private func insert(_ round: Round, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO label_rounds (label_id, number, edition, language, principles, is_appeal, reported_at, outcome,
                decided_at, reason, missing, expires_on)
            VALUES (\(label.id), \(round.number), \(round.edition), \(round.language),
                \(try HeldLine.encode(round.principles)), \(round.isAppeal), \(round.reportedAt), \(round.outcome),
                \(round.decidedAt), \(round.reason), \(try HeldLine.encode(round.missing)), \(round.expiresOn))
            """)
    }

    private func insert(_ visitor: Visitor, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO label_visitors (label_id, round, person_id, replication_id, state, is_shown, named_at)
            VALUES (\(label.id), \(visitor.round), \(visitor.person), \(visitor.replication), \(visitor.state),
                \(visitor.isShown), \(visitor.namedAt))
            """)
    }

    private func insert(_ finding: Finding, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO label_findings (label_id, round, principle, finding, evidence, link, medium_id, is_private,
                revision, person_id, at)
            VALUES (\(label.id), \(finding.round), \(finding.principle), \(finding.finding), \(finding.evidence),
                \(finding.link), \(finding.medium), \(finding.isPrivate ?? false), \(finding.revision), \(finding.person), \(finding.at))
            """)
    }
}

extension HeldLabel.Head: RowDecodable {
    init(row: Row) throws {
        id = try row["id"]
        issuer = try row["issuer_id"]
        practice = try row["practice_id"]
        replication = try row["replication_id"]
        state = try row["state"]
        round = try row["round"]
        step = try row["step"]
        askedAt = try row["asked_at"]
        grantedAt = try row["granted_at"]
        expiresOn = try row["expires_on"]
        recalledOn = try row["recalled_on"]
    }
}

extension HeldLabel.Round: RowDecodable {
    init(row: Row) throws {
        number = try row["number"]
        edition = try row["edition"]
        language = try row["language"]
        principles = try HeldLine.decode(try row["principles"])
        isAppeal = try row["is_appeal"]
        reportedAt = try row["reported_at"]
        outcome = try row["outcome"]
        decidedAt = try row["decided_at"]
        reason = try row["reason"]
        missing = try HeldLine.decode(try row["missing"])
        expiresOn = try row["expires_on"]
    }
}

extension HeldLabel.Visitor: RowDecodable {
    init(row: Row) throws {
        round = try row["round"]
        person = try row["person_id"]
        replication = try row["replication_id"]
        state = try row["state"]
        isShown = try row["is_shown"]
        namedAt = try row["named_at"]
    }
}

extension HeldLabel.Finding: RowDecodable {
    init(row: Row) throws {
        round = try row["round"]
        principle = try row["principle"]
        finding = try row["finding"]
        evidence = try row["evidence"]
        link = try row["link"]
        medium = try row["medium_id"]
        isPrivate = try row["is_private"] as Bool ? true : nil
        revision = try row["revision"]
        person = try row["person_id"]
        at = try row["at"]
    }
}

extension HeldLabel.Event: RowDecodable {
    init(row: Row) throws {
        number = try row["number"]
        act = try row["act"]
        at = try row["at"]
        person = try row["person_id"]
        text = try row["text"]
    }
}
