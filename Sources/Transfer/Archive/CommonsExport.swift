import Archive
import Commons
import Crypto
package import Storage
import Web

extension CommonsArchive {
    /// Where and when an archive is made: for its manifest only.
    package struct Circumstances: Sendable {
        let node: String
        let program: String
        let at: Timestamp

        package init(node: String, program: String, at: Timestamp) {
            self.node = node
            self.program = program
            self.at = at
        }
    }

    /// Writes everything, as one transaction sees it.
    ///
    /// - Parameter sink: takes the bytes of the archive in their order.
    /// - Returns: how many lines each member has.
    @discardableResult
    package func export(
        _ circumstances: Circumstances, in tx: Transaction, to sink: @escaping ([UInt8]) throws -> Void
    ) throws -> [(member: String, lines: Int)] {
        let writer = ZipWriter(sink: sink)
        var members: [ArchiveManifest.Member] = []
        var people: Set<Person.ID> = []
        for holding in holdings {
            var member = try MemberWriter(holding.name, in: writer)
            var last: HeldLine?
            while case let lines = try holding.lines(last, Self.batch, tx), !lines.isEmpty {
                for line in lines { people.formUnion(line.people) }
                try member.append(lines.map(\.json))
                last = lines.last
            }
            members.append(member.summary)
        }
        members.append(try write(people, to: writer, in: tx))
        let manifest = ArchiveManifest(
            exportedAt: circumstances.at.iso, node: circumstances.node, program: circumstances.program,
            members: members)
        try writer.begin(ArchiveManifest.file)
        try writer.write(try manifest.bytes)
        try writer.finish()
        return members.map { ($0.name, $0.lines) }
    }

    private func write(
        _ people: Set<Person.ID>, to writer: ZipWriter, in tx: Transaction
    ) throws -> ArchiveManifest.Member {
        var member = try MemberWriter(RememberedPeople.member, in: writer)
        var rest = people.sorted()[...]
        while !rest.isEmpty {
            let ids = Array(rest.prefix(Self.batch))
            rest = rest.dropFirst(Self.batch)
            let named = try names.find(ids, tx)
            try member.append(
                try ids.compactMap { id in
                    try named[id].map { try HeldLine.encode(HeldPerson(id: id, name: $0)) }
                })
        }
        return member.summary
    }

    /// One member as it is written, with what the manifest tells of it.
    private struct MemberWriter {
        private let name: String
        private let writer: ZipWriter
        private var digest = SHA256()
        private var lines = 0
        private var bytes = 0

        init(_ holding: String, in writer: ZipWriter) throws {
            name = CommonsArchive.file(of: holding)
            self.writer = writer
            try writer.begin(name)
        }

        mutating func append(_ lines: [String]) throws {
            let text = Array(lines.map { $0 + "\n" }.joined().utf8)
            digest.update(data: text)
            self.lines += lines.count
            bytes += text.count
            try writer.write(text)
        }

        var summary: ArchiveManifest.Member {
            ArchiveManifest.Member(name: name, lines: lines, bytes: bytes, sha256: Array(digest.finalize()).hex)
        }
    }
}

extension Timestamp {
    /// UTC, to the second: `2026-11-24T12:00:00Z` (RFC 3339).
    var iso: String {
        let second = (rawValue / 1_000) % 86_400
        let parts = [second / 3_600, second / 60 % 60, second % 60]
        return CivilDate(self).rawValue + "T" + parts.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":") + "Z"
    }
}
