"""What code is made of, by language: repeated, it is what readers may take long for."""

# A tilde stands for a space, and ¶ for the end of a line.
_IN_ALL = """
( ) { } [ ] , ; : = . + ? -> => - ! && || < > == += ?? ?. ... a x "a" 1 true null if else for while
return new switch case class try in is as f() f(a) f( p.a p.A=1 {a:1} [a] a=b; x=x if(a) else: "a"+
"""
_OF_ONE = {
    "go": """
        func~f()~ func~f(){ func(a~b){ &X{ X{ A: map[string]any{ []string{ for~range~ x:= var~a~
        append(a, String( m["a"]= .AddExtra( go~ defer~ *p switch~{ case~x: struct{ delete(m,
        interface{} Sprintf("%s",
        """,
    "java": """
        X~f(){ X~f(a~b){ X~f() new~X(){{ .setA( .builder() .build() Map.of( List.of( put("a", X~x=
        final~ var~x= a-> ()->{ .putExtraParam("a", switch(a){ case~a-> yield~ @A~ .forEach(
        for(X~x:y) while(a) String.format("%s", \"""
        """,
    "kotlin": """
        fun~f()= fun~f(){ fun~f(a:B= fun~ val~a= val~x~by~f() .apply{ .let{ also{ with(p){
        it. mapOf( "a"~to~ listOf( buildMap{ put("a", when(x){ x-> .setA( X.builder() object:
        "$a" "${ .forEach{ !! :: run{ fun~X.f()= for(a~in~b)
        """,
    "dotnet": """
        X~f()=> X~f(){ new~X{ new(){ A= ["a"]= x=> ()=>{ var~x= $"{a}" @" .Add( new~List<a>{
        new~Dictionary<a,b>{ x~switch{ a=>b, foreach(var~x~in~y) for(;;) ??= using~ await~
        x~with{ {{"a",
        """,
    "python": """
        def~f(a):¶~ def~f(): lambda~a: **a *a dict( dict(a= {** "a": f"{a}" ''' for~a~in~b if~a:
        a~if~b~else [a~for~a~in x["a"]= .update( .append( @a¶ async~ await~ with~a~as~b:¶ ¶~~ %s
        """,
    "node": """
        function~f(a){ function( =>{ (a)=> ...a {... const~a= let~{a}= a: `${ ` async~ await~
        Object.assign( .push( .map( x["a"]= delete~a.b typeof~ a?b: as~const <A> .append(
        .set( {[a]: ...(a&&{ for(const~a~of~b)
        """,
    "ruby": """
        def~f(a)¶ def~f= end¶ do~|a|¶ {|a| a:~ :a=> "#{ %w[a **a a~?~b~: unless~a¶ if~a¶ ~if~a
        .merge( merge!( .tap{ ->(a){ lambda{ begin¶ <<A¶ A¶ .each{ x||= x<< &. case~a¶ when~a¶
        """,
    "php": """
        function~f($a){ fn($a)=> function()use($a){ ['a'=> 'a'=> $a $x= $x['a']= $x[]= array(
        array_merge( ...$a "{$a}" <<<A¶ A;¶ if($a): endif; foreach($a~as~$b) ->f( :: match($a){
        unset($a[ compact( (object) .= $$a
        """,
}


def code_words(language: str) -> tuple[bytes, ...]:
    """List what code of a language is made of; nothing for what is no language."""
    own = _OF_ONE.get(language, "")
    words = f"{_IN_ALL} {own}".split() if own else []
    return tuple(word.replace("~", " ").replace("¶", "\n").encode() for word in words)
