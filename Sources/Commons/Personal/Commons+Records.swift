import Storage

extension Commons {
    /// What every thing remembers of the people who made it what it is.
    package static let records = [made, revisions, translations, paragraphs, translators, keepers, invitations, trail]

    private static let made = PersonalRecords(
        "commons.records.things", columns: ["things": ["created_by"]], kept: .thing, fate: .unnamed,
        select: { person in
            """
            SELECT kind, slug, title, visibility, created_at FROM things WHERE created_by = \(person.id)
            ORDER BY created_at, id
            """
        },
        erase: { leaving, tx in
            try tx.run("UPDATE things SET created_by = \(leaving.nobody) WHERE created_by = \(leaving.person.id)")
        })

    private static let revisions = PersonalRecords(
        "commons.records.revisions", columns: ["revisions": ["person_id"]], kept: .thing, fate: .unnamed,
        select: { person in
            """
            SELECT t.kind, t.slug, r.number, r.at, r.reason, r.content FROM revisions r JOIN things t ON t.id = r.thing_id
            WHERE r.person_id = \(person.id) ORDER BY r.at, r.thing_id, r.number
            """
        },
        erase: { leaving, tx in
            try tx.run("UPDATE revisions SET person_id = \(leaving.nobody) WHERE person_id = \(leaving.person.id)")
        })

    private static let translations = PersonalRecords(
        "commons.records.translations", columns: ["translations": ["person_id"]], kept: .thing, fate: .unnamed,
        select: { person in
            """
            SELECT t.kind, t.slug, l.language, l.of_revision, l.at, l.content
            FROM translations l JOIN things t ON t.id = l.thing_id
            WHERE l.person_id = \(person.id) ORDER BY l.at, l.thing_id, l.language
            """
        },
        erase: { leaving, tx in
            try tx.run("UPDATE translations SET person_id = \(leaving.nobody) WHERE person_id = \(leaving.person.id)")
        })

    private static let paragraphs = PersonalRecords(
        "commons.records.paragraphs", columns: ["translated_paragraphs": ["person_id"]], kept: .thing, fate: .unnamed,
        select: { person in
            """
            SELECT t.kind, t.slug, l.language, l.at, l.text
            FROM translated_paragraphs l JOIN things t ON t.id = l.thing_id
            WHERE l.person_id = \(person.id) ORDER BY l.at, l.thing_id, l.language, l.digest
            """
        },
        erase: { leaving, tx in
            try tx.run(
                """
                UPDATE translated_paragraphs SET person_id = \(leaving.nobody) WHERE person_id = \(leaving.person.id)
                """)
        })

    private static let translators = PersonalRecords(
        "commons.records.translators", columns: ["translators": ["person_id", "admitted_by"]], kept: .thing,
        select: { person in
            """
            SELECT CASE WHEN r.person_id = \(person.id) THEN 'translates' ELSE 'admitted a translator' END AS part,
                t.kind, t.slug, r.since, r.admitted_at
            FROM translators r JOIN things t ON t.id = r.thing_id
            WHERE r.person_id = \(person.id) OR r.admitted_by = \(person.id) ORDER BY r.since, r.thing_id, part
            """
        },
        erase: { leaving, tx in
            try tx.run("DELETE FROM translators WHERE person_id = \(leaving.person.id)")
            try tx.run(
                "UPDATE translators SET admitted_by = \(leaving.nobody) WHERE admitted_by = \(leaving.person.id)")
        })

    private static let keepers = PersonalRecords(
        "commons.records.keepers", columns: ["keepers": ["person_id", "added_by"]], kept: .thing,
        select: { person in
            """
            SELECT CASE WHEN k.person_id = \(person.id) THEN 'keeps' ELSE 'added a keeper' END AS part,
                t.kind, t.slug, k.since
            FROM keepers k JOIN things t ON t.id = k.thing_id
            WHERE k.person_id = \(person.id) OR k.added_by = \(person.id) ORDER BY k.since, k.thing_id, part
            """
        },
        erase: { leaving, tx in
            try Thing.keeperLeaves(leaving.person.id, at: leaving.at, in: tx)
            try tx.run("UPDATE keepers SET added_by = \(leaving.nobody) WHERE added_by = \(leaving.person.id)")
        })

    /// An invitation is of no use to anybody so long after its end.
    private static let invitationDays = 30

    private static let invitations = PersonalRecords(
        "commons.records.shared", columns: ["keeper_invitations": ["invited_by", "accepted_by"]],
        kept: .days(invitationDays),
        select: { person in
            """
            SELECT CASE WHEN i.invited_by = \(person.id) THEN 'invited' ELSE 'accepted' END AS part, t.kind, t.slug,
                i.created_at, i.expires_at, i.accepted_at
            FROM keeper_invitations i JOIN things t ON t.id = i.thing_id
            WHERE i.invited_by = \(person.id) OR i.accepted_by = \(person.id) ORDER BY i.id
            """
        },
        tidy: { now, limit, tx in
            try tx.run(
                """
                DELETE FROM keeper_invitations WHERE id IN (
                    SELECT id FROM keeper_invitations WHERE expires_at < \(now.adding(days: -invitationDays))
                    ORDER BY expires_at LIMIT \(limit)
                )
                """)
        },
        erase: { leaving, tx in
            try tx.run(
                """
                DELETE FROM keeper_invitations
                WHERE invited_by = \(leaving.person.id) OR accepted_by = \(leaving.person.id)
                """)
        })

    private static let trail = PersonalRecords(
        "commons.records.trail",
        columns: ["audit_entries": ["person_id", "subject", "detail"]],
        kept: .days(Audit.accountDays), fate: .unnamed,
        select: { person in
            """
            SELECT at, act, subject, detail FROM (
                SELECT at, act, subject, detail FROM audit_entries WHERE person_id = \(person.id)
                UNION SELECT at, act, subject, detail FROM audit_entries WHERE subject = \(person.id.rawValue)
            ) AS entries ORDER BY at, act, subject, detail
            """
        },
        tidy: { now, limit, tx in try Audit.forgetAccounts(at: now, limit: limit, in: tx) },
        erase: { leaving, tx in try Audit.unname(leaving, in: tx) })
}
