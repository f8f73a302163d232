/// `abstracts.yaml`: the call for abstracts.
public struct CallForAbstracts: Sendable {
  init(_ fields: FieldReader) {}
}
