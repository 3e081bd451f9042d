import HTTPTypes
import Web

/// The routes of the node in the words of OpenAPI 3.1, made from the routes themselves.
struct Description {
    private let operations: [Operation]
    private let texts: Texts
    private let name: String
    private let address: String
    private let version: String

    init(_ operations: [Operation], texts: Texts, name: String, address: String, version: String) {
        self.operations = operations
        self.texts = texts
        self.name = name
        self.address = address
        self.version = version
    }

    var json: JSON {
        [
            "openapi": "3.1.1",
            "info": [
                "title": .string(name), "version": .string(version), "summary": .string(texts("api.lead")),
                "description": .string(texts("api.description", ["address": address])),
                "license": ["name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"],
            ],
            "servers": [["url": .string(address)]],
            "externalDocs": ["url": .string("\(address)/api")],
            "paths": paths,
            "components": [
                "schemas": Schemas.all, "responses": Answers.all(texts), "headers": Answers.headers,
                "securitySchemes": [
                    "token": [
                        "type": "http", "scheme": "bearer", "bearerFormat": "essaim_ and 64 hexadecimal digits",
                        "description": .string(texts("api.token.text")),
                    ]
                ],
            ],
        ]
    }

    private var paths: JSON {
        let byPath = Dictionary(grouping: operations, by: \.path)
        return .object(
            byPath.mapValues { operations in
                .object(
                    Dictionary(operations.map { ($0.method.rawValue.lowercased(), describe($0)) }) { first, _ in first }
                )
            })
    }

    private func describe(_ operation: Operation) -> JSON {
        .members([
            "operationId": .string(operation.id),
            "summary": .string(texts(operation.summary)),
            "tags": [.string(operation.group)],
            "parameters": .array(parameters(of: operation)),
            "requestBody": operation.isChange && !operation.fields.isEmpty ? body(of: operation) : nil,
            "responses": Answers(operation).json,
            "security": operation.needsPerson ? [["token": []]] : [[:], ["token": []]],
        ])
    }

    private func parameters(of operation: Operation) -> [JSON] {
        let path: [JSON] = operation.parameters.map { name in
            ["name": .string(name), "in": "path", "required": true, "schema": Schemas.parameter(name)]
        }
        let query: [JSON] = operation.isChange ? [] : operation.fields.map(parameter)
        let condition: JSON = [
            "name": "If-Match", "in": "header", "schema": ["type": "string", "pattern": "^\"r[1-9][0-9]{0,8}\"$"],
            "description": .string(texts("api.condition.text")),
        ]
        return path + query + (operation.isChange && operation.parameters.contains("slug") ? [condition] : [])
    }

    private func parameter(_ field: Operation.Field) -> JSON {
        [
            "name": .string(field.name), "in": "query", "required": .bool(field.isRequired),
            "schema": Schemas.field(field.kind),
        ]
    }

    /// The same fields as a form and as a JSON object.
    private func body(of operation: Operation) -> JSON {
        let fields = operation.fields.map { ($0.name, Schemas.field($0.kind)) }
        let required = operation.fields.filter(\.isRequired).map { JSON.string($0.name) }
        let schema: JSON = .members([
            "type": "object", "properties": .object(Dictionary(fields) { first, _ in first }),
            "required": required.isEmpty ? nil : .array(required),
        ])
        return [
            "required": .bool(!required.isEmpty),
            "content": [
                "application/json": ["schema": schema], "application/x-www-form-urlencoded": ["schema": schema],
            ],
        ]
    }
}
