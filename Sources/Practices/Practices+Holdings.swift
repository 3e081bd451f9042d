package import Commons
import Storage
import Web

extension Practices {
    package var holding: Holding { holding("practices", filling: ["practices"]) }

    package static let editions = Holding(
        "editions",
        HeldTable(
            "editions",
            [
                .key("practice_id", Thing.ID.self), .key("number", Int.self), .column("revision", Int.self),
                .column("published_at", Timestamp.self), .column("published_by", Person.ID?.self),
            ]))
}
