import Commons
import Storage
import Web

extension AdaptationPage {
    static var forms: [Format] { [.json, .jsonLD] }

    var thingRevision: Int? { adaptation.thing.revision }

    /// What a replication changed, and why, with its answers to FRAME's questions.
    func linkedData(_ screen: Screen) -> LinkedNode {
        let thing = adaptation.thing
        let place = LinkedNode(
            replication.name(on: screen), types: ["schema:Project"],
            ["schema:name": .text(replication.title, in: replication.language)]
        ).json
        var node = thing.linkedNode(["schema:CreativeWork"], screen)
        node["schema:text"] = .text(
            [adaptation.what, adaptation.why].filter { !$0.isEmpty }.joined(separator: "\n\n"), in: thing.language)
        node["schema:temporalCoverage"] = adaptation.date.isEmpty ? nil : .string(adaptation.date)
        node["schema:about"] = place
        node["prov:wasAttributedTo"] = place
        if !adaptation.answers.isEmpty {
            node["schema:additionalProperty"] = .array(
                adaptation.answers.map { answer in
                    .property(answer.facet, .array(answer.answers.map { .string($0) }))
                })
        }
        return node
    }
}
