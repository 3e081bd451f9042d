import Fixtures
import HummingbirdTesting
import NodeFixtures
import Storage
import Testing
import Web

@Suite struct ProposalTests {
    private let path = "/adaptations/des-bacs-hauts/proposal"

    /// Boris holds « Des bacs hauts » out to the practice.
    @discardableResult
    private func propose(_ garden: Garden) async throws -> VisitedPage {
        try await garden.adapt("Des bacs hauts", "changed 1-6")
        try await garden.boris.open("/adaptations/des-bacs-hauts")
        return try await garden.boris.submit(path, ["why": "Tout le monde y **arrive**."])
    }

    /// Somebody who carries the practice elsewhere.
    private func chloe(_ garden: Garden, at client: any TestClientProtocol) async throws -> Visitor {
        let chloe = try await garden.node.person("Chloe", at: client)
        try await chloe.open("/replications/new?practice=jardin&territory=Occitanie&carrier=")
        try await chloe.submit("/replications", ["title": "Jardin de Langogne", "state": "preparing"])
        return chloe
    }

    @Test(arguments: Engine.available)
    func `a change goes the way back: proposed, done elsewhere too, taken up with credit, its part named`(
        engine: Engine
    ) async throws {
        try await Garden.tend(engine) { garden, client in
            let proposed = try await propose(garden)
            let chloe = try await chloe(garden, at: client)
            try await chloe.open(path)
            let echoed = try await chloe.submit("\(path)/echoes", ["note": "Depuis avril."])
            try await garden.publish(["forms": Garden.forms + ["Des bacs hauts"]])
            try await garden.ada.open(path)
            let answered = try await garden.ada.submit(
                "\(path)/answers", ["answer": "taken-up", "edition": "2", "reason": "Merci."],
                choosing: ["parts": ["2-1"]])
            let practice = try await Visitor(client).open(garden.practice)
            let alone = try await Visitor(client).open("/adaptations/des-bacs-hauts")
            let list = try await Visitor(client).open("\(garden.practice)/proposals")
            let data = try await Visitor(client).openAsProgram(garden.practice)

            let edition = try await Visitor(client).open("\(garden.practice)/editions/2")
            let earlier = try await Visitor(client).open("\(garden.practice)/editions/1")

            for page in [practice, alone, list, edition] { #expect(page.says("raconté par Boris"), "\(page.path)") }
            #expect(edition.says("D’où viennent ses parties") && !earlier.says("D’où viennent ses parties"))
            #expect(proposed.body.contains("<strong>arrive</strong>") && proposed.says("Waiting for an answer"))
            #expect(echoed.says("Jardin de Langogne") && echoed.says("Depuis avril."))
            #expect(answered.says("Repris dans l’édition 2") && answered.says("Merci."))
            #expect(practice.says("D’où viennent ses parties") && practice.says("Jardin à Mende"))
            #expect(practice.body.contains("#part-2-1"))
            #expect(alone.says("Repris dans l’édition 2") && alone.says("Jardin à Mende"))
            #expect(list.says("Un autre lieu le fait aussi"))
            #expect(data.body.contains("\"part\":\"2-1\""))
        }
    }

    @Test(arguments: Engine.available)
    func `what was taken up without naming a part came to the practice as a whole, from that edition on`(
        engine: Engine
    ) async throws {
        try await Garden.tend(engine) { garden, client in
            try await propose(garden)
            try await garden.publish(["forms": Garden.forms + ["Des bacs hauts"]])
            try await garden.ada.open(path)
            try await garden.ada.submit(
                "\(path)/answers", ["answer": "taken-up", "edition": "2", "reason": "Merci."])

            let practice = try await Visitor(client).open(garden.practice)
            let edition = try await Visitor(client).open("\(garden.practice)/editions/2")
            let earlier = try await Visitor(client).open("\(garden.practice)/editions/1")

            for page in [practice, edition] {
                #expect(page.says("La pratique dans son ensemble") && page.says("raconté par Boris"), "\(page.path)")
            }
            #expect(!earlier.says("La pratique dans son ensemble"))
        }
    }

    @Test(arguments: Engine.available)
    func `whoever told of a change is named beside its place, and no more once they have left`(
        engine: Engine
    ) async throws {
        try await Garden.tend(engine) { garden, client in
            _ = try await propose(garden)
            let before = try await Visitor(client).open(path)
            try await garden.node.database.write { tx in
                try tx.run("UPDATE revisions SET person_id = 'nobody' WHERE number = 1")
            }
            let after = try await Visitor(client).open(path)

            #expect(before.says("Inventé par Jardin à Mende") && before.says("raconté par Boris"))
            #expect(after.says("Inventé par Jardin à Mende") && !after.says("raconté par"))
        }
    }

    @Test(arguments: Engine.available)
    func `an answer asks for its reason, may be changed later, and each one stays in the trail`(
        engine: Engine
    ) async throws {
        try await Garden.tend(engine) { garden, _ in
            _ = try await propose(garden)
            try await garden.ada.open(path)
            let without = try await garden.ada.submit("\(path)/answers", ["answer": "not-now"])
            let first = try await garden.ada.submit("\(path)/answers", ["answer": "not-now", "reason": "Trop tôt"])
            let second = try await garden.ada.submit("\(path)/answers", ["answer": "variant", "reason": "Reconnu"])
            let details: [String] = try await garden.node.database.read { tx in
                try tx.values(
                    "SELECT detail FROM audit_entries WHERE act = 'proposal.answered' ORDER BY detail LIMIT 9")
            }
            let letters: Int? = try await garden.node.database.read { tx in
                try tx.value(
                    "SELECT COUNT(*) FROM letters WHERE recipient = 'boris@example.org' AND subject LIKE '%an answer'")
            }

            #expect(without.status == 422 && without.body.contains("id=\"reason-error\""))
            #expect(first.says("Pas maintenant") && second.says("Gardé comme variante"))
            #expect(details == ["not-now", "variant"])
            #expect(letters == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `of two stewards who answer from the same page the second is told`(engine: Engine) async throws {
        try await Garden.tend(engine) { garden, client in
            _ = try await propose(garden)
            let here = Visitor(client)
            await here.setCookie("essaim_session", garden.ada.cookie("essaim_session"))
            try await here.open(path)
            try await garden.ada.open(path)
            try await garden.ada.submit("\(path)/answers", ["answer": "variant", "reason": "Reconnu"])

            let late = try await here.submit("\(path)/answers", ["answer": "not-now", "reason": "Non"])

            #expect(late.status == 409)
            #expect(try await here.open(path).says("Reconnu"))
        }
    }

    @Test(arguments: Engine.available)
    func `nobody proposes for others, echoes without a place, or answers for the stewards`(
        engine: Engine
    ) async throws {
        try await Garden.tend(engine) { garden, client in
            _ = try await propose(garden)
            let eve = try await garden.node.person("Eve", roles: [.administrator], at: client)
            let page = try await eve.open(path)
            let token = try #require(page.forms.first { $0.value("_token") != nil }?.value("_token"))
            let fields = [
                PageForm.Field("_token", token), PageForm.Field("answer", "variant"),
                PageForm.Field("reason", "Moi"), PageForm.Field("replication", "jardin-a-mende"),
            ]

            for act in [path, "\(path)/echoes", "\(path)/answers"] {
                let answer = try await eve.send(act, fields)
                #expect(answer.status == 403, "\(act)")
            }
            #expect(!page.says("Répondre en public"))
        }
    }

    @Test(arguments: Engine.available)
    func `proposing twice makes one proposal, and nonsense is refused where it stands`(engine: Engine) async throws {
        try await Garden.tend(engine) { garden, client in
            try await garden.adapt("Des bacs hauts", "changed 1-6")
            try await garden.boris.open("/adaptations/des-bacs-hauts")
            let long = try await garden.boris.submit(path, ["why": String(repeating: "a", count: 3_000)])
            try await garden.boris.open("/adaptations/des-bacs-hauts")
            try await garden.boris.submit(path, ["why": "Une fois"])
            let count: Int? = try await garden.node.database.read { tx in
                try tx.value("SELECT COUNT(*) FROM proposals")
            }
            try await garden.ada.open(path)
            let nonsense = try await garden.ada.submit(
                "\(path)/answers", ["answer": "taken-up", "edition": "99"], choosing: ["parts": ["9-9"]])
            let chloe = try await chloe(garden, at: client)
            try await chloe.open(path)
            let strange = try await chloe.submit("\(path)/echoes", ["replication": "jardin-a-mende"])

            #expect(long.status == 422 && long.body.contains("id=\"why-error\""))
            #expect(count == 1)
            #expect(nonsense.status == 422 && nonsense.body.contains("id=\"edition-error\""))
            #expect(strange.status == 422)
        }
    }
}
