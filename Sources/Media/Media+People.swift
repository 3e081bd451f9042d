package import Commons
import Storage

extension Media {
    package static let acts = ActNames(["medium."], at: "media.act.")

    package static let records = [uses]

    /// On the pages of things of these kinds, and where each medium says that it is shown.
    package static func panels(on kinds: [Kind]) -> [PanelSource] {
        kinds.map(GalleryPanel.source) + [UsesPanel.source]
    }

    private static let uses = PersonalRecords(
        "media.records.uses", columns: ["media_uses": ["added_by"]], kept: .thing, fate: .unnamed,
        select: { person in
            """
            SELECT t.kind, t.slug, m.slug AS medium, u.added_at
            FROM media_uses u JOIN things t ON t.id = u.thing_id JOIN things m ON m.id = u.medium_id
            WHERE u.added_by = \(person.id) ORDER BY u.added_at, u.thing_id, u.medium_id
            """
        },
        erase: { leaving, tx in
            try tx.run("UPDATE media_uses SET added_by = \(leaving.nobody) WHERE added_by = \(leaving.person.id)")
        })
}
