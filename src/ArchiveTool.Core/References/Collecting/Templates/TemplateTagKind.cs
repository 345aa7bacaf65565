namespace ArchiveTool.Core.References.Collecting.Templates;

/// <summary>How a template's tag is written.</summary>
internal enum TemplateTagKind
{
    /// <summary><c>{% name arguments %}</c>: Liquid's and Nunjucks'.</summary>
    Tag,

    /// <summary><c>{{ expression }}</c>: Liquid's and Nunjucks'.</summary>
    Expression,

    /// <summary><c>{{&lt; name arguments &gt;}}</c> or <c>{{% name arguments %}}</c>: Hugo's.</summary>
    Shortcode,
}
