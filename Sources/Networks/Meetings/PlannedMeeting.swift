package import Commons
package import Storage
package import Web

/// What stewards write of a meeting.
package struct PlannedMeeting: Sendable {
    let title: String
    let date: CivilDate
    let place: String
    let notes: String

    package init(title: String, date: CivilDate, place: String, notes: String) {
        self.title = title
        self.date = date
        self.place = place
        self.notes = notes
    }

    /// What is written, or nil after noting what is wrong.
    init?(_ form: inout Submission) {
        let title = form.line("title", 2...120)
        let date = form.date("date")
        if date == nil { form.refuse("date", "web.field.empty") }
        let place = form.line("place", 0...200)
        let notes = form.text("notes", 0...10_000)
        guard form.isValid, let date else { return nil }
        self.init(title: title, date: date, place: place, notes: notes)
    }

    /// Sent twice, it makes one.
    ///
    /// - Parameter id: proposed by the form.
    package func add(
        to network: Thing, as id: String? = nil, by person: Person.ID?, world: World, in tx: Transaction
    ) throws {
        let (id, now) = (id ?? world.identifier(), world.now())
        let made = try tx.run(
            """
            INSERT INTO meetings (id, network_id, title, date, place, notes, created_by, created_at)
            VALUES (\(id), \(network.id), \(title), \(date), \(place), \(notes), \(person), \(now))
            ON CONFLICT (id) DO NOTHING
            """)
        guard made == 1 else { return }
        try Audit.record("meeting.planned", of: network, by: person, at: now, detail: title, in: tx)
    }
}
