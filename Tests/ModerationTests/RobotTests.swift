import Fixtures
import NodeFixtures
import Storage
import Testing
import Web

/// Reports are for people: a robot works for each of them, or waits.
@Suite struct RobotTests {
    @Test(arguments: Engine.available)
    func `a form that was sent is not sent again`(engine: Engine) async throws {
        try await Garden.open(engine) { garden in
            let visitor = Visitor(garden.client)
            let form = try await visitor.open("/reports/new?page=\(Garden.page)").form(to: "/reports")
            let work = try found(form.value("work"))
            let answer = try Garden.solve(work)
            try await garden.send(by: visitor)
            try await visitor.open("/reports/new?page=\(Garden.page)")

            let again = try await garden.send(["work": work, "work-answer": answer], by: visitor)

            #expect(again.status == 422 && again.says("déjà été envoyé une fois"))
            #expect(again.says("insulte les voisins"), "nothing that was typed is lost")
            let count: Int? = try await garden.node.database.read { tx in
                try tx.value("SELECT COUNT(*) FROM moderation_reports")
            }
            #expect(count == 1)
        }
    }

    @Test(arguments: [
        ("", ""), ("nonsense", "1"), ("1795521600000.4.00.00", "0"), ("9999999999999.4.0.0", "0"),
    ])
    func `a forged challenge is none`(_ work: String, _ answer: String) async throws {
        try await Garden.open(.sqlite) { garden in
            let visitor = Visitor(garden.client)
            try await visitor.open("/reports/new?page=\(Garden.page)")
            garden.node.world.advance(by: .seconds(60))

            let refused = try await garden.send(["work": work, "work-answer": answer], by: visitor)

            #expect(refused.status == 422 && refused.says("n’a pas reconnu ce formulaire"))
        }
    }

    @Test func `a challenge dies, and one of another form is none`() async throws {
        try await Garden.open(.sqlite) { garden in
            let visitor = Visitor(garden.client)
            let signUp = try found(try await visitor.open("/accounts/new").form(to: "/accounts").value("work"))
            try await visitor.open("/reports/new?page=\(Garden.page)")
            let other = try await garden.send(["work": signUp, "work-answer": try Garden.solve(signUp)], by: visitor)
            try await visitor.open("/reports/new?page=\(Garden.page)")
            garden.node.world.advance(by: .seconds(5 * 3_600))
            let late = try await garden.send(by: visitor)

            #expect(other.status == 422 && other.says("n’a pas reconnu"))
            #expect(late.status == 422 && late.says("resté ouvert trop longtemps"))
            #expect(try await garden.send(by: visitor).status == 200, "the form that came back is good")
        }
    }

    @Test(arguments: Engine.available)
    func `without script one waits six seconds, and is limited more strictly`(engine: Engine) async throws {
        try await Garden.open(engine) { garden in
            let visitor = Visitor(garden.client)
            try await visitor.open("/reports/new?page=\(Garden.page)")
            let fast = try await garden.send(["work-answer": ""], by: visitor)
            #expect(fast.status == 422 && fast.says("attendez six secondes"))

            var statuses: [Int] = []
            for _ in 0..<6 {
                try await visitor.open("/reports/new?page=\(Garden.page)")
                garden.node.world.advance(by: .seconds(6))
                statuses.append(try await garden.send(["work-answer": ""], by: visitor).status)
            }

            #expect(statuses == [200, 200, 200, 200, 200, 429])
        }
    }

    @Test func `who is signed in works for nothing`() async throws {
        try await Garden.open(.sqlite) { garden in
            let page = try await garden.ada.open("/reports/new?page=\(Garden.page)")

            #expect(try page.form(to: "/reports").value("work") == nil)
            #expect(try page.form(to: "/reports").value("email") == "ada@example.org")
            #expect(try await garden.send(by: garden.ada).status == 200)
        }
    }
}
