namespace ArchiveTool.Browser.Tests;

/// <summary>Style sheets and markup of posts that want to hide, cover or restyle the tool's own bar.</summary>
internal static class CoveringCss
{
    private const string Over = "position:fixed;inset:0;z-index:2147483647;background:red;opacity:1;display:block";

    public static readonly string[] Forms =
    [
        $"<div style=\"{Over}\">over</div>",
        $"<style>archived-post, main, .at-header, h1 {{ {Over.Replace(";", "!important;", StringComparison.Ordinal)}!important }}</style>",
        "<style>* { display:none!important } html, body { opacity:0!important; visibility:hidden!important; transform:translateX(-9999px)!important }</style>",
        "<style>html, body { clip-path:inset(100%)!important; filter:opacity(0)!important; zoom:.001!important; font-size:0!important; margin:-999px!important }</style>",
        $"<style>html::before, html::after, body::before, body::after, main::before, .at-nav::before, .at-nav a::after, archived-post::after {{ content:''!important; {Over} }}</style>",
        "<style>@layer { .at-nav { display:none!important } } @layer at-guard, x; @layer x { nav { opacity:0!important } } .at-nav, .at-nav * { color:transparent!important; font-size:0!important; --accent:transparent!important; --paper:red!important }</style>",
        "<style>:root, body, nav, nav a { --accent:transparent!important; --paper:red!important; letter-spacing:999px!important; text-indent:-9999px!important; -webkit-text-fill-color:transparent!important }</style>",
        $"<style>head, head *, style, title {{ {Over}!important; display:block!important }} main {{ box-shadow:0 0 0 9999px red!important; outline:9999px solid red!important; margin-top:-500px!important }}</style>",
        $"<b style=\"{Over}\"><i style=\"{Over}\"><a href=https://link.test/ style=\"{Over}\">left open",
        $"<table><tr><td><marquee><b style=\"{Over}\"><div style=\"{Over}\"><select><svg><foreignObject><div style=\"{Over}\">",
        $"</div></div></archived-post></main></body><div style=\"{Over}\">behind</div>",
        $"<button popovertarget=p>open</button><div id=p popover style=\"{Over};width:100%;height:100%\">over</div><dialog open style=\"{Over}\">d</dialog>",
    ];
}
