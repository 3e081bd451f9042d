package import Commons
import Files
import Storage
import Web

extension Media {
    /// What is known of its file stands before it. The bytes are not in an export: they are copied as a folder.
    package var holding: Holding { holding("media", filling: ["media"]) }

    /// What is known of the files that media were made of.
    package static let files = Holding(
        "media-files",
        HeldTable(
            "media_files",
            [
                .key("sha256", FileDigest.self), .column("type", String.self), .column("bytes", Int.self),
                .column("width", Int?.self), .column("height", Int?.self), .column("duration", Int?.self),
                .column("pages", Int?.self), .column("created_at", Timestamp.self),
            ], where: "sha256 IN (SELECT file FROM media)"))

    /// On which pages media are shown.
    package static let usesHolding = Holding(
        "media-uses",
        HeldTable(
            "media_uses",
            [
                .key("thing_id", Thing.ID.self), .key("medium_id", Thing.ID.self), .column("added_at", Timestamp.self),
                .column("added_by", Person.ID?.self),
            ]))
}
