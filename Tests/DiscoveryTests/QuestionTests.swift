import Testing

@testable import Discovery

@Suite struct QuestionTests {
    @Test func `a question is written as an address, in one order`() {
        var question = Question()
        question.text = "thé & café"
        question.chosen = [.state: ["running", "paused"], .need: ["food"]]
        question.arrangement = .table

        #expect(
            question.address == "/search?q=th%C3%A9%20%26%20caf%C3%A9&need=food&state=running&state=paused&view=table")
    }

    @Test func `nothing asked is the plain address`() {
        #expect(Question().address == "/search")
        #expect(Question(.organization).address == "/organizations")
    }

    @Test func `taking one filter away keeps the rest, from the first page`() {
        var question = Question(.replication)
        question.chosen = [.state: ["running", "paused"]]
        question.arrangement = .map

        #expect(question.without("paused", of: .state).address == "/replications?state=running&view=map")
    }

    @Test func `the same words elsewhere leave the filters behind`() {
        var question = Question(.practice)
        question.text = "jardin"
        question.chosen = [.need: ["food"]]

        #expect(question.words(in: nil).address == "/search?q=jardin")
        #expect(question.words(in: .replication).address == "/replications?q=jardin")
    }
}
