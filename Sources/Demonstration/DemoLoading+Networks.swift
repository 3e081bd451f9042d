import Commons
import Networks
import Replications
import Storage
import Territories
import Web

extension DemoLoading {
    /// With its members and meetings, when it is new. Networks stand before those that they are members of.
    mutating func network(_ line: DemoFiles.Line) throws {
        let key = try value("key", line)
        let content = NetworkContent(
            title: try value("name", line), summary: line["summary_fr"] ?? "", language: "fr",
            kind: try known(NetworkKind(rawValue: try value("kind", line)), "kind", line),
            contact: line["contact"] ?? "", description: line["description_fr"] ?? "")
        let isNew = try tx.value("SELECT 1 FROM demo_items WHERE key = \("network:\(key)")") as Int? == nil
        try once("network:\(key)") { [author, world, tx] in
            try Networks().create(content, Self.origin(line), by: author, world: world, in: tx)
        }
        guard isNew, let thing = things["network:\(key)"] else { return }
        for line in files.memberships where line["network"] == key { try membership(line, of: thing) }
        for line in files.meetings where line["network"] == key { try meeting(line, of: thing) }
    }

    func figure(_ line: DemoFiles.Line) throws -> Figure {
        let measure = try known(Measure(rawValue: try value("measure", line)), "measure", line)
        return Figure(
            measure, in: try known(Int(try value("year", line)), "year", line),
            try known(Amount(written: try value("amount", line), decimals: measure.decimals), "amount", line),
            from: line["source_fr"] ?? "", at: author.at)
    }

    private func membership(_ line: DemoFiles.Line, of network: Thing) throws {
        var proposal = Proposal()
        proposal.type = try known(MembershipType(rawValue: try value("type", line)), "type", line)
        proposal.begins = line["begins"].flatMap { CivilDate(rawValue: $0) }
        let kind = try value("member_kind", line)
        let name = try value("member", line)
        let member: Member
        if kind == MemberKind.territory.rawValue {
            let id = try known(Territory.ID(rawValue: name), "member", line)
            member = .territory(try Territory.require(id, in: tx))
        } else {
            member = .thing(try known(things["\(kind):\(name)"], "member", line))
        }
        _ = try Membership.make(proposal, member, in: network, .active, by: nil, world: world, tx)
    }

    private func meeting(_ line: DemoFiles.Line, of network: Thing) throws {
        let meeting = PlannedMeeting(
            title: try value("title_fr", line),
            date: try known(CivilDate(rawValue: try value("date", line)), "date", line),
            place: line["place_fr"] ?? "", notes: line["notes_fr"] ?? "")
        try meeting.add(to: network, by: nil, world: world, in: tx)
    }
}
