import HTTPTypes
import Web

/// What a program may be answered by one route.
struct Answers {
    private let operation: Operation

    init(_ operation: Operation) {
        self.operation = operation
    }

    /// Named refusals, told once for all routes.
    static func all(_ texts: Texts) -> JSON {
        .object(
            Dictionary(
                codes.map { code in
                    let key = "web.error.title.\(code)"
                    return (
                        "Problem\(code)",
                        [
                            "description": .string(texts(texts.has(key) ? key : "web.error.title")),
                            "content": [
                                "application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]
                            ],
                        ] as JSON
                    )
                }
            ) { first, _ in first })
    }

    static let headers: JSON = [
        "ETag": ["schema": ["type": "string"]], "Link": ["schema": ["type": "string"]],
        "Location": ["required": true, "schema": ["type": "string"]],
    ]

    private static let codes = [400, 401, 403, 404, 405, 406, 409, 410, 412, 413, 415, 422, 429, 500, 503]
    private static let ofReading = [400, 401, 403, 404, 406, 410, 422, 429, 503]
    private static let ofWriting = [400, 401, 403, 404, 409, 410, 412, 413, 415, 422, 429, 503]

    var json: JSON {
        var answers = success
        for code in operation.isChange ? Self.ofWriting : Self.ofReading {
            answers["\(code)"] = ["$ref": .string("#/components/responses/Problem\(code)")]
        }
        answers["default"] = ["$ref": "#/components/responses/Problem500"]
        return .object(answers)
    }

    private var success: [String: JSON] {
        let location: JSON = ["Location": ["$ref": "#/components/headers/Location"]]
        switch operation.answer {
        case .done:
            return ["204": ["description": "Done: what came of it is at Location.", "headers": location]]
        case .elsewhere:
            return ["302": ["description": "It is at Location.", "headers": location]]
        case .matches:
            return found(["application/json": Self.schema("Matches")])
        case .file(let type):
            return found([type: [:]])
        case .page(let model):
            let types = ([.html] + model.forms).map { ($0.type, Self.content($0)) }
            var answers = found(Dictionary(types) { first, _ in first })
            answers["301"] = ["description": "It has moved to Location for good.", "headers": location]
            if operation.needsPerson {
                answers["303"] = ["description": "Who shows no token may sign in at Location.", "headers": location]
            }
            return answers
        }
    }

    private func found(_ content: [String: JSON]) -> [String: JSON] {
        [
            "200": [
                "description": "Found.", "content": .object(content),
                "headers": [
                    "ETag": ["$ref": "#/components/headers/ETag"], "Link": ["$ref": "#/components/headers/Link"],
                ],
            ],
            "304": ["description": "The copy named in If-None-Match is still right."],
        ]
    }

    private static func content(_ format: Format) -> JSON {
        switch format {
        case .html, .svg: ["schema": ["type": "string"]]
        case .json: schema("Page")
        case .jsonLD: schema("LinkedData")
        case .csv: ["schema": ["type": "string"]]
        case .csvMetadata: schema("TableDescription")
        case .geoJSON: schema("Features")
        }
    }

    private static func schema(_ name: String) -> JSON {
        ["schema": ["$ref": .string("#/components/schemas/\(name)")]]
    }
}
